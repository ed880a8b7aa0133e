"""Predicates of a handover in a sentence."""

from collections.abc import Set
from dataclasses import replace

from exchange_extract.frames.holders import CUSTODY
from exchange_extract.frames.model import Trigger
from exchange_extract.lexicon import Lexicon, Verb
from exchange_extract.phrases.people_tokens import MORE
from exchange_extract.rules.inflect import verb_forms
from exchange_extract.tokens import Parsed, Token
from exchange_extract.tokens.bare_times import WEEKDAYS

_REACH = 14  # tokens between a verb and its particle: "let more than 125 of the captured SAF soldiers go"
_ASIDE = 30  # the same across an aside between commas
_LIGHT = frozenset(form for lemma in ("be", "have", "go", "come") for form in verb_forms(lemma))
_CLOSES = {"close", "end", "halt", "conclusion", "standstill", "light", "justice", "mind"}
_HAVE = frozenset(verb_forms("have"))
_BE = frozenset(verb_forms("be"))
_LET_TRAVEL = "release.let_travel"
_DUE = "move.due"
_FEW = 8  # tokens from "another" to "are due"
_CELL = 4  # tokens of "a Houthi prison"
_STATES = {"behind", "dead", "destitute", "displaced", "homeless", "hurt", "injured", "missing", "stranded", "wounded"}
_PAPERS = {"press", "news", "media"}
_ADVERBS = ("RB", "RBR")
_HOMEWARD = {"home", "back", "out", "over", "free", "away", "off", "up", "down", "not", "n't", "never", "no"}
COMPASS = {"north": "south", "south": "north", "east": "west", "west": "east"}  # a way and the one against it
_ADJACENT = {"over", "up", "off", "on", "out", "delivery", "with", *COMPASS}


# fmt: off
_OPENS_FIGURE = {
    "dozens", "hundreds", "thousands", "scores", "more", "over", "back", "about", "around", "some", "nearly", "almost",
    "roughly", "approximately", "several", "all", "both", "another", "between", "up", "at",
}
# fmt: on


def find_triggers(sentence: Parsed, lexicon: Lexicon, names: Set[int] = frozenset()) -> list[Trigger]:
    """Verbs and nouns of the predicate rules, in order; a verb with its particles wins over the bare verb.

    Tokens in ``names`` are parts of proper names and no predicates.
    """
    found: list[Trigger] = []
    taken: set[int] = set(names)
    tokens = sentence.tokens
    for token in tokens:
        if token.i in taken:
            continue
        trigger = None
        if _may_be_verb(sentence, token.i):
            for verb in lexicon.verbs.get(token.lower, ()):
                trigger = _with_particles(sentence, token.i, verb)
                if trigger:
                    break
            trigger = trigger or _let_move(sentence, token.i, lexicon) or _turned(sentence, token.i, lexicon)
        if trigger is None and _is_verbless_home(sentence, token.i):
            trigger = next(
                (
                    Trigger(token.i, token.i, token.i, verb.rule, nominal=False)
                    for verb in lexicon.verbs.get("be", ())
                    if verb.particles == (token.lower,)
                ),
                None,
            )
        if trigger is None and token.lower.endswith("ing") and token.is_noun:
            trigger = _gerund(sentence, token.i, lexicon)
        if trigger is None and (token.is_noun or _is_round(sentence, token.i)):
            rule = lexicon.nouns.get("exchange" if _is_round(sentence, token.i) else token.lower)
            if rule is not None:
                trigger = Trigger(token.i, token.i, token.i, rule, nominal=True)
        if trigger is not None and not any(test(sentence, trigger) for test in (_is_capture, _is_idiom, _is_named)):
            found.append(trigger)
            let = trigger.rule.id == _LET_TRAVEL
            taken.update(range(trigger.first, trigger.last + 1) if let else (trigger.first, trigger.last))
    return found


def _is_verbless_home(sentence: Parsed, index: int) -> bool:
    """ "Two Swedes home after a year in jail": a headline that leaves out that they are."""
    tokens = sentence.tokens
    if tokens[index].lower not in ("home", "back") or index == 0:
        return False
    if sentence.sentence.kind == "body":
        return _is_absolute_home(sentence, index)
    if any(token.tag in ("VBD", "VBZ", "VBP", "VB", "MD", "VBG") for token in tokens[:index]):
        return False
    after = tokens[index + 1].lower if index + 1 < len(tokens) else ","
    people = tokens[index - 1].tag in ("NNS", "NNPS", "NNP", "VBN", "NN") or tokens[index - 1].text[:1].isupper()
    return people and after in (",", ";", ":", "after", "from", "in", "as", "at", "with", "and", "following", "–", "—")


def _is_absolute_home(sentence: Parsed, index: int) -> bool:
    """ "With 30 of its soldiers now back from Chad, ...": a clause without a verb, that "with" opens."""
    tokens = sentence.tokens
    start = next((t.i for t in reversed(tokens[max(0, index - _REACH) : index]) if t.lower == "with"), None)
    if start is None or any(t.is_verb or t.lower in (",", ";") for t in tokens[start:index]):
        return False
    people = any(t.tag in ("NNS", "NNPS", "CD") for t in tokens[start:index])
    after = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    return people and after in (",", "from", "in", "on", "after")


def _is_round(sentence: Parsed, index: int) -> bool:
    """ "The largest, 1,000 for 1,000, lasted three days": the exchange that its figures alone name."""
    tokens = sentence.tokens
    if index == 0 or tokens[index - 1].lower != "the" or tokens[index].tag not in ("JJS", "JJ", "RBS", "NN"):
        return False
    after = [token.lower for token in tokens[index + 1 : index + 3] if token.lower in (",", "of", "(")]
    figures = tokens[index + 1 + len(after) : index + 4 + len(after)]
    return bool(after) and [t.tag for t in figures] == ["CD", "IN", "CD"] and figures[1].lower == "for"


def _is_capture(sentence: Parsed, trigger: Trigger) -> bool:
    """ "Came out of the plant and went into Russian captivity", "was taken into custody"."""
    if trigger.rule.frame == "receive":
        return "into" in [token.lower for token in sentence.tokens[trigger.first + 1 : trigger.last]]
    if trigger.rule.frame != "move":
        return False
    after = [token.lower for token in sentence.tokens[trigger.last + 1 :]]
    return any(word == "into" and "captivity" in after[i : i + 4] for i, word in enumerate(after))


def _is_idiom(sentence: Parsed, trigger: Trigger) -> bool:
    """ "The exchange got under way": nobody gets anybody."""
    after = sentence.tokens[trigger.last + 1].lower if trigger.last + 1 < len(sentence.tokens) else ""
    told_in = sentence.tokens[trigger.first - 1].lower if trigger.first else ""
    if trigger.nominal and told_in in _PAPERS and sentence.tokens[trigger.first].lower.startswith("release"):
        return True  # "news release, 6 March"
    if trigger.rule.frame == "move" and trigger.first == trigger.last and _leaves(sentence, trigger.first):
        return True
    if sentence.tokens[trigger.first].lower in _BE and sentence.tokens[trigger.last].lower == "of":
        behind = sentence.tokens[trigger.last + 1 : trigger.last + 1 + _CELL]
        return not any(token.lower in CUSTODY for token in behind)  # "are out of reach"
    if trigger.rule.of == "total" and sentence.tokens[trigger.first].tag == "VBN":
        return sentence.tokens[trigger.first - 1].lower in _BE  # "86 are being made to work"
    if trigger.rule.id == _DUE:
        before = sentence.tokens[max(0, trigger.first - _FEW) : trigger.first]
        return after == "to" or not any(token.lower in MORE for token in before)  # "are due to be freed"
    if after == "to" and trigger.rule.frame == "return":
        return any(token.lower in _CLOSES for token in sentence.tokens[trigger.last + 2 : trigger.last + 4])
    return trigger.rule.frame == "receive" and after in ("under", "underway", "going", "started")


def _leaves(sentence: Parsed, index: int) -> bool:
    """ "The deal left out two men", "left many others stranded": nobody goes away."""
    tokens = sentence.tokens
    if not tokens[index].lower.startswith(("left", "leav")) or index + 1 >= len(tokens):
        return False
    if tokens[index + 1].lower in ("out", "behind"):
        return True
    object_at = next((t.i for t in tokens[index + 1 : index + 6] if t.tag in ("NNS", "NNP", "PRP", "CD")), None)
    after = tokens[object_at + 1 : object_at + 2] if object_at else ()
    return any(t.lower in _STATES for t in after)


_EXCHANGED = ("prison", "hostage", "pow", "captive", "detainee", "bod", "remains", "spy")


def _is_named(sentence: Parsed, trigger: Trigger) -> bool:
    """ "The Federal Trade Commission", "the Department of Trade", "Wife Swap": a noun of a name, but in headlines."""
    tokens, first = sentence.tokens, trigger.first
    if not trigger.nominal or sentence.sentence.kind != "body" or first == 0 or not tokens[first].text.istitle():
        return False
    after = tokens[trigger.last + 1].text if trigger.last + 1 < len(tokens) else ""
    before = tokens[first - 2 if tokens[first - 1].lower == "of" and first > 1 else first - 1]
    if not before.text.istitle():
        return False
    return after.istitle() or (trigger.rule.frame == "exchange" and not before.lower.startswith(_EXCHANGED))


def _gerund(sentence: Parsed, index: int, lexicon: Lexicon) -> Trigger | None:
    """ "the handing over of 198 fishermen": a verb used as a noun."""
    for verb in lexicon.verbs.get(sentence.tokens[index].lower, ()):
        trigger = _with_particles(sentence, index, verb)
        after = trigger.last + 1 if trigger else 0
        if trigger and after < len(sentence.tokens) and sentence.tokens[after].lower == "of":
            return replace(trigger, nominal=True)
    return None


def _may_be_verb(sentence: Parsed, index: int) -> bool:
    token = sentence.tokens[index]
    if token.is_verb:
        modifies = token.dep == "amod" and index + 1 < len(sentence.tokens) and sentence.tokens[index + 1].is_noun
        return not modifies or _has_subject_before(sentence, index)
    if token.tag == "NN" and token.lower.endswith("ing"):
        return _takes_object(sentence, index)
    if token.tag in ("JJ", "RB", "NN", "NNP") and token.lower.endswith(("ed", "en", "ought")):
        following = sentence.tokens[index + 1] if index + 1 < len(sentence.tokens) else None
        return following is None or not following.is_noun
    if token.tag in ("JJ", "NN", "NNP", "NNS", "NNPS", "IN", "UH") and token.lower in (
        "free",
        "frees",
        "let",
        "swap",
        "swaps",
        "trade",
        "trades",
        "releases",
        "hands",
        "returns",
        "receives",
        "exchange",
        "set",
        "release",
    ):
        return _reads_as_verb(sentence, index)
    return False


def _takes_object(sentence: Parsed, index: int) -> bool:
    """ "Suggested trading 20 captives": right before its people a gerund is no noun ("the trading of")."""
    tokens = sentence.tokens
    before, after = tokens[index - 1 : index], tokens[index + 1 : index + 2]
    counts = any(t.tag in ("CD", "PRP$", "PRP") or (t.tag == "DT" and t.lower != "that") for t in after)
    told = any(t.is_verb or t.tag == "IN" for t in before)
    named = any(t.tag == "NNP" and t.lower not in WEEKDAYS for t in after)
    return told and (counts or named)


def _has_subject_before(sentence: Parsed, index: int) -> bool:
    """ "The two countries last exchanged captives": a past tense that the parser took for an adjective."""
    tokens = sentence.tokens
    before = index - 1
    while before > 0 and (
        tokens[before].tag == "RB" or tokens[before].lower in ("last", "also", "first", "each", "had", "have", "has")
    ):
        before -= 1
    return before >= 0 and tokens[before].tag in ("NNP", "NNPS", "NNS") and tokens[index].lower.endswith("ed")


def _reads_as_verb(sentence: Parsed, index: int) -> bool:
    """In headlines present-tense verbs are often tagged as nouns: "Moscow, Kyiv swap 103 prisoners each"."""
    tokens = sentence.tokens
    if index == 0 or index + 1 >= len(tokens):
        return False
    before, after = tokens[index - 1], tokens[index + 1]
    if before.tag == "RB" and index > 1 and (tokens[index - 2].tag == "MD" or tokens[index - 2].lower == "to"):
        before = tokens[index - 2]  # "will soon free more than 1,000"
    subject_like = (
        before.text[:1].isupper()
        or before.tag in ("NNP", "NNPS", "NNS", "PRP")
        or before.lower in ("each", "to", "will", "help", "helps", "helped", "helping")
    )
    subject_like = subject_like or before.tag == "MD"  # "must free"
    subject_like = subject_like or (tokens[index].lower == "let" and before.is_noun)  # "let" is no noun after one
    object_like = after.tag in ("CD", "JJ", "NNS", "DT", "PRP$", "VBN") or after.lower in _OPENS_FIGURE
    return subject_like and object_like


def _with_particles(sentence: Parsed, index: int, verb: Verb) -> Trigger | None:
    tokens, position = sentence.tokens, index
    if _makes_way(verb) and tokens[index].tag == "VBN" and tokens[index - 1].lower in _BE:
        return None  # "will be driven over by Somaliland"
    for particle in verb.particles:
        light = tokens[index].lower in _LIGHT and not (tokens[index].lower in _HAVE and particle in ("back", "home"))
        reach = (
            2
            if light and position > index
            else 1
            if light
            else 3
            if (particle in _ADJACENT and particle not in ("over",)) or _makes_way(verb)
            else _REACH
        )
        aside = _behind_aside(sentence, position, particle)
        if aside is not None:
            return Trigger(index, aside, index, verb.rule, nominal=False)
        begin = _past_adverbs(sentence, index) if light and position == index else position
        position = _find(sentence, begin + 1, particle, reach)
        if position < 0 and particle == "out":
            position = _find_out_of_jail(sentence, begin + 1)
        if position < 0:
            return None
    if verb.particles and any(
        t.is_verb and t.lower not in verb.particles and t.tag in ("VBD", "VBZ", "VBP", "MD")
        for t in tokens[index + 1 : position]
    ):
        return None
    asked = tokens[-1].text == "?"
    if tokens[index].lower in _HAVE and (asked or any(t.is_verb for t in tokens[index + 1 : position])):
        return None  # "had been brought home"; "Has Mali its men back?"
    if verb.rule.of == "captivity" and tokens[index].tag == "VBG":
        return None  # "flew home, ending two years of captivity"
    if verb.particles[:1] == ("in",) and any(t.lower in ("home", "back") for t in tokens[index + 1 : position]):
        return None  # "took home 73 in return" is taking home
    stays = verb.particles in (("to",), ("from",), ("into",))  # the preposition stays with its own phrase
    return Trigger(index, index if stays else position, index, verb.rule, nominal=False)


def _let_move(sentence: Parsed, index: int, lexicon: Lexicon) -> Trigger | None:
    """ "Allowed 61 policemen to walk out of jail": who lets people move as those move who come home lets them go."""
    tokens = sentence.tokens
    let = next((verb.rule for verb in lexicon.verbs.get(tokens[index].lower, ()) if verb.rule.id == _LET_TRAVEL), None)
    if let is None:
        return None
    bare = tokens[index].lower.startswith("let")
    for token in tokens[index + 2 : index + _REACH]:
        plain = token.tag in ("VB", "VBP") or (bare and token.tag == "NN")
        if not plain or not (bare or tokens[token.i - 1].lower == "to"):
            continue
        for verb in lexicon.verbs.get(token.lower, ()):
            homeward = verb.rule.frame == "move" and verb.rule.of == "any"
            found = _with_particles(sentence, token.i, verb) if homeward else None
            if found:
                return Trigger(index, found.last, index, let, nominal=False)
    return None


def _makes_way(verb: Verb) -> bool:
    """ "Walked back": a way of moving has its path close by, and nobody else who moves the people."""
    return verb.rule.frame == "move" and verb.rule.of == "held"


_BANKS = ("bank", "end", "shore", "side")


def _turned(sentence: Parsed, index: int, lexicon: Lexicon) -> Trigger | None:
    """ "In the reverse direction went 17 Georgians", "from the other side came 40": the way stands before the verb."""
    ways = {verb.particles: verb for verb in lexicon.verbs.get(sentence.tokens[index].lower, ()) if verb.particles}
    words = [token.lower for token in sentence.tokens[:index]]
    for particles, verb in ways.items():
        way = particles if particles[0] == "in" else ("in", *particles)
        if particles[-1] == "direction" and tuple(words[: len(way)]) == way:
            return Trigger(index, index, index, verb.rule, nominal=False)
    bank = words[:2] == ["from", "the"] and words[2:] in ([a, b] for a in ("other", "opposite") for b in _BANKS)
    rule = next((verb.rule for particles, verb in ways.items() if particles[-1] in ("way", "direction")), None)
    return Trigger(index, index, index, rule, nominal=False) if bank and rule else None


def _past_adverbs(sentence: Parsed, index: int) -> int:
    """ "Are finally home", "is now safely back": the last of the adverbs behind a light verb, that are no particles."""
    tokens, at = sentence.tokens, index
    if tokens[index].lower in _BE and [t.lower for t in tokens[index + 1 : index + 3]] == ["a", "free"]:
        return index + 1  # "is a free man"
    while at + 1 < len(tokens) and tokens[at + 1].tag in _ADVERBS and tokens[at + 1].lower not in _HOMEWARD:
        at += 1
    return at


def _behind_aside(sentence: Parsed, index: int, word: str) -> int | None:
    """ "Let Ann Lee, a teacher it had held for two years, fly home": the particle behind what describes the object."""
    tokens = sentence.tokens
    for token in tokens[index + 4 : index + _ASIDE]:
        if token.lower == word and tokens[token.i - 1].lower == ",":
            opens = next((t.i for t in tokens[index + 1 : token.i - 1] if t.lower == ","), None)
            objects = tokens[index + 1 : opens] if opens else ()
            return token.i if objects and not any(t.is_verb or t.tag == "IN" for t in objects) else None
    return None


def _find_out_of_jail(sentence: Parsed, begin: int) -> int:
    """ "Let eleven ailing guerrilla fighters out of prison": a far "out" that only captivity can follow."""
    at = _find(sentence, begin, "out", _REACH)
    behind = [token.lower for token in sentence.tokens[at + 1 : at + 1 + _CELL]] if at >= 0 else []
    return at if behind[:1] == ["of"] and any(word in CUSTODY for word in behind) else -1


def _is_against(sentence: Parsed, token: Token) -> bool:
    """ "Walked south … walked north": a way that others go against, and no part of a name."""
    return token.text in COMPASS and any(t.text == COMPASS[token.text] for t in sentence.tokens)


def _find(sentence: Parsed, begin: int, word: str, reach: int) -> int:
    for token in sentence.tokens[begin : begin + reach]:
        if token.lower == word and (word not in COMPASS or _is_against(sentence, token)):
            return token.i
        if token.lower in (";", ":", ".") or (token.lower == "," and reach <= 3):
            return -1
    return -1
