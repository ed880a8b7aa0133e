"""Arcs that another pipeline drew: which it are, and those of spaCy's English models as Universal Dependencies."""

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from exchange_extract.sentences import split_sentences
from exchange_extract.tokens.given import GivenSyntax, scheme_of


def doc_of(rows: str) -> Doc:
    """A Doc from words as ``word/TAG/label/head``, the head counted from 0."""
    cells = [row.rsplit("/", 3) for row in rows.split()]
    words, tags, deps = ([cell[n] for cell in cells] for n in range(3))
    spaces = [n + 1 < len(words) and words[n + 1] not in (".", ",") for n in range(len(words))]
    return Doc(Vocab(), words=words, spaces=spaces, tags=tags, deps=deps, heads=[int(cell[3]) for cell in cells])


def read(doc: Doc) -> str:
    scheme = scheme_of(doc)
    assert scheme is not None
    parsed = GivenSyntax(doc, scheme)(0, split_sentences(doc.text))
    return " ".join(f"{t.text}/{t.tag}/{t.dep}/{t.head}" for sentence in parsed for t in sentence.tokens)


HANDED = (
    "Russia/NNP/nsubj/1 handed/VBD/ROOT/1 over/RP/prt/1 the/DT/det/4 bodies/NNS/dobj/1 of/IN/prep/4 19/CD/nummod/7 "
    "soldiers/NNS/pobj/5 to/TO/dative/1 Ukraine/NNP/pobj/8 on/IN/prep/1 Monday/NNP/pobj/10 ././punct/1"
)


@pytest.mark.parametrize(
    ("given", "expected", "why"),
    [
        (
            HANDED,
            "Russia/NNP/nsubj/1 handed/VBD/ROOT/1 over/RP/compound:prt/1 the/DT/det/4 bodies/NNS/obj/1 of/IN/case/7 "
            "19/CD/nummod/7 soldiers/NNS/nmod/4 to/IN/case/9 Ukraine/NNP/obl/1 on/IN/case/11 Monday/NNP/obl/1 "
            "././punct/1",
            "prepositions hang on their nouns, nouns on the verb or noun before",
        ),
        (
            "95/CD/nummod/1 soldiers/NNS/nsubjpass/3 were/VBD/auxpass/3 freed/VBN/ROOT/3 by/IN/agent/3 "
            "Russia/NNP/pobj/4 ,/,/punct/5 Belarus/NNP/conj/5 and/CC/cc/7 Serbia/NNP/conj/7 ././punct/3",
            "95/CD/nummod/1 soldiers/NNS/nsubj:pass/3 were/VBD/aux:pass/3 freed/VBN/ROOT/3 by/IN/case/5 "
            "Russia/NNP/obl:agent/3 ,/,/punct/5 Belarus/NNP/conj/5 and/CC/cc/9 Serbia/NNP/conj/5 ././punct/3",
            "passive; a chain of conjuncts hangs on the first",
        ),
        (
            "Men/NNS/nsubj/1 came/VBD/ROOT/1 from/IN/prep/1 inside/IN/prep/2 the/DT/det/5 jail/NN/pobj/3 ././punct/1",
            "Men/NNS/nsubj/1 came/VBD/ROOT/1 from/IN/case/5 inside/IN/case/5 the/DT/det/5 jail/NN/obl/1 ././punct/1",
            "two prepositions",
        ),
        (
            "They/PRP/nsubj/1 are/VBP/ROOT/1 not/RB/neg/1 prisoners/NNS/attr/1 of/IN/prep/3 war/NN/pobj/4 ././punct/1",
            "They/PRP/nsubj/3 are/VBP/cop/3 not/RB/advmod/3 prisoners/NNS/ROOT/3 of/IN/case/5 war/NN/nmod/3 "
            "././punct/3",
            "a copula hangs on what is said",
        ),
        (
            "There/EX/expl/1 are/VBP/ROOT/1 95/CD/nummod/3 captives/NNS/attr/1 ././punct/1",
            "There/EX/expl/1 are/VBP/ROOT/1 95/CD/nummod/3 captives/NNS/nsubj/1 ././punct/1",
            "no copula",
        ),
        (
            "Kyiv/NNP/nsubj/1 agreed/VBD/ROOT/1 to/TO/aux/3 free/VB/xcomp/1 men/NNS/dobj/3 whom/WP/dobj/7 "
            "it/PRP/nsubj/7 held/VBD/relcl/4 after/IN/prep/3 meeting/VBG/pcomp/8 Moscow/NNP/poss/12 's/POS/case/10 "
            "envoy/NN/dobj/9 ././punct/1",
            "Kyiv/NNP/nsubj/1 agreed/VBD/ROOT/1 to/TO/mark/3 free/VB/xcomp/1 men/NNS/obj/3 whom/WP/obj/7 "
            "it/PRP/nsubj/7 held/VBD/acl:relcl/4 after/IN/mark/9 meeting/VBG/advcl/3 Moscow/NNP/nmod:poss/12 "
            "'s/POS/case/10 envoy/NN/obj/9 ././punct/1",
            "infinitive, relative clause, clause after a preposition, possessive",
        ),
        (
            "Iran/NNP/nsubj/1 gave/VBD/ROOT/1 Iraq/NNP/dative/1 remains/NNS/dobj/1 in/IN/prep/1 Basra/NNP/pobj/4 "
            "and/CC/cc/4 in/IN/conj/4 Mosul/NNP/pobj/7 ././punct/1",
            "Iran/NNP/nsubj/1 gave/VBD/ROOT/1 Iraq/NNP/iobj/1 remains/NNS/obj/1 in/IN/case/5 Basra/NNP/obl/1 "
            "and/CC/cc/8 in/IN/case/8 Mosul/NNP/conj/5 ././punct/1",
            "a dative noun; joined prepositions",
        ),
        (
            "They/PRP/nsubjpass/2 were/VBD/auxpass/2 freed/VBN/ROOT/2 ,/,/punct/2 according/VBG/prep/2 to/IN/prep/4 "
            "Hadi/NNP/pobj/5 ,/,/punct/2 because/IN/prep/2 of/IN/pcomp/8 talks/NNS/pobj/9 ././punct/2",
            "They/PRP/nsubj:pass/2 were/VBD/aux:pass/2 freed/VBN/ROOT/2 ,/,/punct/2 according/VBG/case/6 to/IN/case/6 "
            "Hadi/NNP/obl/2 ,/,/punct/2 because/IN/case/10 of/IN/case/10 talks/NNS/obl/2 ././punct/2",
            "prepositions of two words",
        ),
        (
            "Iran/NNP/nsubj/1 said/VBD/ROOT/1 Monday/NNP/npadvmod/1 by/IN/agent/1 releasing/VBG/pcomp/3 men/NNS/dobj/4",
            "Iran/NNP/nsubj/1 said/VBD/ROOT/1 Monday/NNP/obl:unmarked/1 by/IN/mark/4 releasing/VBG/advcl/1 "
            "men/NNS/obj/4",
            "a day without a preposition; a clause is no agent",
        ),
    ],
)
def test_english_arcs_as_universal_ones(given: str, expected: str, why: str) -> None:
    assert read(doc_of(given)) == expected, why


@pytest.mark.parametrize(
    ("rows", "scheme", "why"),
    [
        (HANDED, "english", "dobj, pobj, prep, prt"),
        ("Russia/NNP/nsubj/1 freed/VBD/root/1 95/CD/obj/1", "universal", "obj, and a root in small letters"),
        ("He/PRP/nsubj:pass/2 was/VBD/aux:pass/2 freed/VBN/ROOT/2", "universal", "subtypes"),
        ("Russia/NNP/SB/1 freed/VBD/ROOT/1 95/CD/OA/1", None, "the labels of another language's models"),
        ("Russia/PROPN/nsubj/1 freed/VERB/ROOT/1 95/NUM/obj/1", None, "tags that the rules do not know"),
    ],
)
def test_scheme(rows: str, scheme: str | None, why: str) -> None:
    assert scheme_of(doc_of(rows)) == scheme, why


def test_no_scheme_without_arcs() -> None:
    assert scheme_of(Doc(Vocab(), words=["Russia", "freed", "95"])) is None
    assert scheme_of(Doc(Vocab(), words=[])) is None


def test_sentences_of_the_parser_and_ours_may_differ() -> None:
    """A bullet is cut off and two of the parser's sentences are one of ours: it keeps one root, the first verb."""
    doc = doc_of("•/NFP/punct/2 Russia/NNP/nsubj/2 freed/VBD/ROOT/2 95/CD/obj/2 Kyiv/NNP/nsubj/5 freed/VBD/ROOT/5")
    assert [(t.text, t.dep, t.head) for t in GivenSyntax(doc, "universal")(0, split_sentences(doc.text))[0].tokens] == [
        ("Russia", "nsubj", 1),
        ("freed", "ROOT", 1),
        ("95", "obj", 1),
        ("Kyiv", "nsubj", 4),
        ("freed", "parataxis", 1),
    ]


def test_offsets_count_from_the_stretch() -> None:
    doc = doc_of("Rain/NN/ROOT/0 ././punct/0 He/PRP/nsubj/3 left/VBD/ROOT/3 ././punct/3")
    part = doc.text[6:]
    tokens = GivenSyntax(doc, "english")(6, split_sentences(part))[0].tokens
    assert [(part[t.start : t.end], t.head) for t in tokens] == [("He", 1), ("left", 1), (".", 1)]
