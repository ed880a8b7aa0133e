"""Readings of the small syntax model that it gets wrong often, put right before any stage reads them."""

from dataclasses import replace

from exchange_extract.tokens.bare_times import with_name_behind_time
from exchange_extract.tokens.counted import FINITE, WITHIN_PHRASE, with_counted_people
from exchange_extract.tokens.free_relatives import with_object_behind_what
from exchange_extract.tokens.inverted import with_subject_behind, with_subject_behind_objects
from exchange_extract.tokens.main_verbs import MAIN_VERB_MENDS
from exchange_extract.tokens.reported import REPORTED_MENDS
from exchange_extract.tokens.since import with_since_as_preposition
from exchange_extract.tokens.token import Token

# fmt: off
_OBJECT_TAGS = {"CD", "JJ", "NNS", "NNPS", "NNP", "DT", "PRP$", "NN", "RBR", "JJR", "RB"}
_CLAUSE_LEVEL = {"punct", "obl", "advmod", "advcl", "conj", "parataxis", "nmod", "cc"}
_NEVER_VERBS = {"captives", "fighters", "fishermen", "hostages", "prisoners", "sailors", "soldiers", "troops"}
# fmt: on


def mended(tokens: list[Token]) -> list[Token]:
    """The tokens of one sentence with those readings replaced; heads stay a tree with one root."""
    for mend in _MENDS:
        after = mend(tokens)
        if after is not tokens and _is_tree(after):
            tokens = after
    return tokens


def _is_tree(tokens: list[Token]) -> bool:
    """Whether every token reaches the one root."""
    roots = {token.i for token in tokens if token.head == token.i}
    reached = set(roots)
    for token in tokens:
        path: list[int] = []
        index = token.i
        while index not in reached and index not in path and len(path) < len(tokens):
            path.append(index)
            index = tokens[index].head
        if index not in reached:
            return False
        reached.update(path)
    return len(roots) == 1


def _with_mine_as_noun(tokens: list[Token]) -> list[Token]:
    """ "Two Peruvian mine workers": before a noun *mine* is no pronoun."""
    mines = {t.i for t in tokens if t.lower == "mine" and t.tag == "PRP" and t.dep == "compound"}
    return [replace(t, tag="NN") if t.i in mines else t for t in tokens] if mines else tokens


def _with_free_as_verb(tokens: list[Token]) -> list[Token]:
    """The model reads *free* in "to free 95 soldiers" and "would free 95 soldiers" as an adjective: here it is a verb.

    Its noun becomes its object, and what hung on that noun before it becomes its own.
    """
    for token in tokens:
        i, noun = token.i, token.head
        if token.lower == "free" and token.tag == "JJ" and i and tokens[i - 1].tag == "MD" and tokens[i - 1].head == i:
            tokens = [replace(other, tag="VB") if other.i == i else other for other in tokens]
        if token.lower != "free" or token.dep != "amod" or not i or i + 1 >= len(tokens) or noun <= i:
            continue
        modal = tokens[i - 1].tag == "MD"
        if not (modal or tokens[i - 1].lower == "to") or tokens[i + 1].tag not in _OBJECT_TAGS:
            continue
        old = tokens[noun]
        is_root = old.head == noun
        governor = tokens[old.head]
        open_clause = "xcomp" if governor.is_verb or governor.tag.startswith("JJ") else "acl"
        dep = "ROOT" if is_root else old.dep if modal else open_clause
        moved = []
        for other in tokens:
            if other.i == i:
                other = replace(other, tag="VB", dep=dep, head=i if is_root else old.head)
            elif other.i == i - 1:
                other = replace(other, tag="MD" if modal else "TO", dep="aux" if modal else "mark", head=i)
            elif other.i == noun:
                other = replace(other, dep="obj", head=i)
            elif other.head == noun and (other.i < i or (is_root and other.dep in _CLAUSE_LEVEL)):
                other = replace(other, dep="aux" if other.dep == "cop" else other.dep, head=i)
            moved.append(other)
        tokens = moved
    return tokens


def _with_people(tokens: list[Token]) -> list[Token]:
    """ "Set two Kyrgyz soldiers free": words for people that the model takes for verbs are the object's noun."""
    for token in [token for token in tokens if token.is_verb and _is_people(tokens, token)]:
        dep = "obj" if token.dep in ("ccomp", "parataxis", "advcl", "xcomp") and token.head < token.i else token.dep
        moved = []
        for other in tokens:
            if other.i == token.i:
                other = replace(other, tag="NNS", dep=dep)
            elif other.head == token.i and other.dep in ("nsubj", "nsubj:pass") and other.i < token.i:
                other = replace(other, dep="compound")
            moved.append(other)
        tokens = moved
    return tokens


def _is_people(tokens: list[Token], token: Token) -> bool:
    counted = token.i > 0 and tokens[token.i - 1].tag == "CD"  # "delivered 30 remains"
    return token.lower in _NEVER_VERBS or (token.lower == "remains" and counted)


def _with_main_verb(tokens: list[Token]) -> list[Token]:
    """ "Algeria and Morocco swapped soldiers": where no word is read as the verb, a past form behind a noun is it.

    The model takes it for an adjective of its object, or for one that heads the sentence. "X and Y each freed 20" it
    reads as a noun with a relative clause.
    """
    for token in tokens[1:-1]:
        relative = token.tag in ("VBD", "VBN") and token.dep == "acl:relcl"
        each = next(
            (t for t in tokens[: token.i] if t.head == token.i and t.lower == "each" and t.dep == "nsubj"), None
        )
        if relative and each and tokens[token.head].head == token.head < token.i:
            if each.i != token.i - 1:  # "an exchange of five POWs each between A and B took place"
                tokens = [replace(t, dep="advmod", head=each.i - 1) if t is each else t for t in tokens]
            return _headed(tokens, token.i, token.head, token.head)
    if (
        any(token.tag in FINITE and token.dep != "amod" for token in tokens)
        or not tokens
        or tokens[-1].lower not in (".", ";", "”", '"')
    ):
        return tokens
    for token in tokens[1:]:
        before = token.i - 2 if tokens[token.i - 1].lower == "each" and token.i > 1 else token.i - 1
        person = tokens[before].tag == "JJ" and tokens[before].text[:1].isupper() and tokens[before - 1].tag == "DT"
        if not token.lower.endswith("ed") or not (tokens[before].is_noun or person):
            continue
        if token.head == token.i and token.tag == "JJ":
            return [replace(other, tag="VBD") if other.i == token.i else other for other in tokens]
        if token.dep == "amod" and token.head > token.i:
            return _headed(tokens, token.i, token.head, _first_joined(tokens, before))
    return tokens


def _headed(tokens: list[Token], verb: int, governor: int, subject: int) -> list[Token]:
    """The tokens with a new root: the noun that governed it becomes its object, or its subject if it stands before."""
    root = next(token.i for token in tokens if token.head == token.i)
    moved = []
    for token in tokens:
        if token.i == verb:
            token = replace(token, tag="VBD", dep="ROOT", head=verb)
        elif token.i == subject:
            token = replace(token, dep="nsubj", head=verb)
        elif token.i == governor:
            token = replace(token, dep="obj", head=verb)
        elif token.i < verb and token.head == governor != subject:
            token = replace(token, dep="conj" if token.is_noun else token.dep, head=subject)
        elif token.i == root:
            token = replace(token, dep="obl", head=verb)
        elif token.i > governor and token.head in (governor, root) and token.dep in _CLAUSE_LEVEL:
            token = replace(token, dep="obl" if token.dep == "nmod" else token.dep, head=verb)
        moved.append(token)
    return moved


def _first_joined(tokens: list[Token], last: int) -> int:
    """The last word of the first of two nouns joined by "and", of which the second ends at token ``last``."""
    index = last
    while index > 0 and (tokens[index - 1].is_noun or tokens[index - 1].tag in ("DT", "JJ", "CC")):
        index -= 1
    joint = next((i for i in range(index, last) if tokens[i].tag == "CC"), None)
    end = last if joint is None else joint - 1
    return end if end >= index else last


def _with_past_tense(tokens: list[Token]) -> list[Token]:
    """ "Turkey and the PKK each released 228 soldiers": a past form with an object and no auxiliary is no passive."""
    for token in tokens:
        if token.tag != "VBN" or token.head != token.i or not token.lower.endswith("ed"):
            continue
        children = [other for other in tokens if other.head == token.i]
        subjects = [other.i for other in children if other.dep in ("nsubj", "nsubj:pass") and other.i < token.i]
        bare = not any(other.dep.startswith("aux") for other in children)
        named = token.i > 0 and tokens[token.i - 1].tag == "NNP"  # "mediated by A, B and C released 300 soldiers"
        if bare and (subjects or named) and any(other.dep == "obj" and other.i > token.i for other in children):
            tokens = [replace(other, dep="nsubj") if other.i in subjects else other for other in tokens]
            tokens[token.i] = replace(token, tag="VBD")
    return tokens


def _with_joined_clauses(tokens: list[Token]) -> list[Token]:
    """ "A will release 36 soldiers and B will free 40": a verb with a subject of its own is not joined to a noun.

    It is joined to the verb over that noun. A modal or a past form right after a noun that "and" joins shows such a
    subject, where counted objects stand before: "Kyiv and the separatists would exchange" has one subject.
    """
    for token in tokens[3:]:
        modal = token.tag == "VB" and tokens[token.i - 1].tag == "MD"
        noun = token.i - 2 if modal else token.i - 1
        if not (modal or (token.tag == "VBD" and tokens[noun].tag == "NNP" and tokens[noun].dep == "conj")):
            continue
        start = noun
        while start > 0 and tokens[start - 1].tag in ("NNP", "NN", "JJ", "DT"):
            start -= 1
        if not tokens[noun].is_noun or tokens[start - 1].lower != "and":
            continue
        governor = next((t.i for t in reversed(tokens[: start - 1]) if t.is_verb and not t.dep.startswith("aux")), None)
        between = tokens[governor : start - 1] if governor is not None else []
        objects = any(t.tag == "CD" for t in between) and tokens[start - 2].tag in ("NN", "NNS", "NNPS")
        if governor is None or not objects or any(t.lower in ("that", ",") for t in between) or token.dep == "ROOT":
            continue
        if token.dep == "conj" and tokens[token.head].is_verb:
            continue
        changed = {token.i: ("conj", governor), noun: ("nsubj", token.i), start - 1: ("cc", token.i)}
        tokens = [
            replace(other, dep=changed[other.i][0], head=changed[other.i][1]) if other.i in changed else other
            for other in tokens
        ]
    owners = {token.head for token in tokens if token.dep in ("nsubj", "nsubj:pass") and token.i < token.head}
    for token in tokens:
        if token.dep != "conj" or not token.is_verb or token.i not in owners or tokens[token.head].is_verb:
            continue
        verb = token.head
        while not tokens[verb].is_verb and tokens[verb].head != verb:
            verb = tokens[verb].head
        if tokens[verb].is_verb and verb < token.i:
            tokens = [replace(other, head=verb) if other.i == token.i else other for other in tokens]
    return tokens


def _with_numbered_names(tokens: list[Token]) -> list[Token]:
    """ "Men held in Prison No. 12 were freed": the number of a name is no subject; who stands before it is."""
    for token in tokens[2:]:
        if token.tag != "CD" or tokens[token.i - 1].lower != "." or tokens[token.i - 2].lower != "no":
            continue
        verb, dep = token.head, token.dep
        lost = next((t.i for t in tokens[: token.i] if t.head == verb and t.dep == "ccomp" and t.is_noun), None)
        noun = tokens[tokens[verb].head]
        moved = []
        if dep.startswith("nsubj") and tokens[verb].dep == "parataxis" and noun.head == noun.i and noun.is_noun:
            tokens = [replace(t, dep="ROOT", head=verb) if t.i == verb else t for t in tokens]
            tokens[noun.i], lost = replace(noun, head=verb), noun.i
        for other in tokens:
            if other.i == token.i:
                other = replace(other, dep="nummod", head=token.i - 2)
            elif other.i == lost and dep.startswith("nsubj"):
                other = replace(other, dep=dep)
            moved.append(other)
        tokens = moved
    return tokens


def _with_demanded_clause(tokens: list[Token]) -> list[Token]:
    """ "Proposed that Lebanon hand over two soldiers", "demanded that A free 20": a verb after "that" and its subject.

    The bare form looks like the nouns *hand* and *release* or the adjective *free* to the model.
    """
    for token in tokens[2:-1]:
        i, after = token.i, tokens[token.i + 1]
        handed = token.lower == "hand" and any(t.lower in ("over", "back") for t in tokens[i + 1 :])
        if not (handed or token.lower in ("free", "release")) or token.is_verb or not tokens[i - 1].is_noun:
            continue
        mark = i - 2
        while mark > 0 and tokens[mark].tag in (*WITHIN_PHRASE, "DT") and tokens[mark].lower != "that":
            mark -= 1
        governor = mark - 1
        while governor > 0 and not tokens[governor].is_verb:
            governor -= 1
        if tokens[mark].lower != "that" or not tokens[governor].is_verb or after.tag not in (*_OBJECT_TAGS, "IN", "RP"):
            continue
        particle = next((t.i for t in tokens[i + 1 :] if handed and t.lower in ("over", "back")), None)
        people = next((t.i for t in tokens[i + 1 :] if t.tag in ("NNS", "NNPS")), None)
        phrases = {i - 1: range(mark + 1, i - 1), people: range(i + 1, people or 0)}
        moved = []
        for other in tokens:
            if other.i == i:
                other = replace(other, tag="VBP", dep="ccomp", head=governor)
            elif other.i in (mark, particle, i - 1, people):
                dep = {mark: "mark", particle: "compound:prt", i - 1: "nsubj"}.get(other.i, "obj")
                other = replace(other, dep=dep, head=i)
            elif any(other.i in inside and other.head not in inside for inside in phrases.values()):
                noun = next(noun for noun, inside in phrases.items() if other.i in inside)
                other = replace(other, head=i if noun is None else noun)
            moved.append(other)
        if moved[governor].head in (i, i - 1, people, governor):
            moved[governor] = replace(moved[governor], dep="ROOT", head=governor)
        tokens = moved
    return tokens


def _with_counted_list(tokens: list[Token]) -> list[Token]:
    """ "Freed four teachers, two nurses and a priest": a counted noun after a comma is joined to the first."""
    for token in tokens[4:]:
        first = tokens[token.head]
        noun = next((t for t in reversed(tokens[: token.i]) if t.lower == ","), None)
        if token.dep != "parataxis" or token.tag != "NNS" or noun is None or not first.is_verb or first.i > token.i:
            continue
        figure, before = tokens[noun.i + 1], tokens[noun.i - 1]
        if figure.tag != "CD" or before.tag != "NNS" or before.head != first.i or token.i > figure.i + 3:
            continue
        joined = any(t.head == token.i and t.dep == "conj" for t in tokens[token.i + 1 :])
        if joined:
            tokens = [replace(t, dep="conj", head=before.i) if t.i == token.i else t for t in tokens]
    return tokens


def _with_inverted_passive(tokens: list[Token]) -> list[Token]:
    """ "Only then were five prisoners sent": a past form behind a form of *be* and its own subject is a passive."""
    for token in tokens:
        if token.tag != "VBD" or not any(t.head == token.i and t.lower in _BE for t in tokens[: token.i]):
            continue
        deps = {"aux": "aux:pass", "cop": "aux:pass", "nsubj": "nsubj:pass"}
        tokens = [
            replace(t, dep=deps.get(t.dep, t.dep))
            if t.head == token.i and t.i < token.i and (t.lower in _BE or t.dep == "nsubj")
            else t
            for t in tokens
        ]
        tokens[token.i] = replace(token, tag="VBN")
    return tokens


def _with_interrupted_infinitive(tokens: list[Token]) -> list[Token]:
    """ "Kenya has been asked, the ministry said, to release 40": the infinitive hangs on the verb before the aside."""
    for token in tokens[4:]:
        to = tokens[token.i - 1]
        report = tokens[token.head]
        if token.tag != "VB" or to.lower != "to" or tokens[token.i - 2].lower != "," or report.i >= token.i:
            continue
        opened = next((t for t in tokens if t.head == report.i and t.dep == "ccomp" and t.i < report.i), None)
        if opened is None or not opened.is_verb or opened.i + 1 >= report.i or tokens[opened.i + 1].lower != ",":
            continue
        tokens = [replace(t, dep="xcomp", head=opened.i) if t.i == token.i else t for t in tokens]
    return tokens


_BE = {"was", "were", "is", "are", "been", "being", "be"}
_MENDS = (
    with_name_behind_time,
    _with_counted_list,
    _with_inverted_passive,
    _with_interrupted_infinitive,
    _with_mine_as_noun,
    _with_people,
    _with_free_as_verb,
    with_since_as_preposition,
    _with_demanded_clause,
    with_counted_people,
    with_subject_behind,
    *MAIN_VERB_MENDS,
    with_subject_behind_objects,
    with_object_behind_what,
    _with_main_verb,
    _with_past_tense,
    _with_joined_clauses,
    _with_numbered_names,
    *REPORTED_MENDS,
)
