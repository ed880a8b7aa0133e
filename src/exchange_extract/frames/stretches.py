"""Totals told without "so far": over a stretch of time, in several handovers, up to a day, the latest one included.

"In the eight months since the truce", "throughout the war", "in 27 operations", "earlier releases", "had come home
before Saturday", "counting Monday's group". A stretch that people spent in captivity counts no handovers.
"""

from exchange_extract.frames.model import Scene, Trigger

_OVER = frozenset({"across", "during", "in", "over", "through", "throughout", "within"})
_ERAS = frozenset({"conflict", "fighting", "hostilities", "insurgency", "rebellion", "war"})
_UNITS = frozenset({"decade", "decades", "months", "years"})
_ENOUGH = frozenset({"CD", "DT", "JJ", "PRP$", "PDT", "IN", "VBG", "RB", "HYPH", "VBN", "NN", "JJR"})
_STRETCH = 7  # tokens between "over" and "years"
# fmt: off
_CAPTIVE = frozenset({
    "captive", "captives", "captivity", "custody", "detained", "detention", "held", "imprisoned", "imprisonment",
    "jail", "jailed", "missing", "prison", "kept", "behind",
})
_ROUNDS = frozenset({
    "batches", "convoys", "deals", "deliveries", "exchanges", "flights", "groups", "handovers", "instalments",
    "installments", "occasions", "operations", "phases", "releases", "repatriations", "returns", "rounds", "stages",
    "swaps", "tranches", "transfers", "trips",
})
_ACTS = frozenset({
    "deals", "exchanges", "handovers", "occasions", "operations", "releases", "repatriations", "returns", "rounds",
    "swaps", "transfers",
})
# fmt: on
"""Rounds that are handovers of their own; batches and groups may be parts of one."""
_EARLIER = frozenset({"earlier", "previous", "past", "prior", "preceding"})
_INCLUDED = frozenset({"counting", "including"})
_TILL_THEN = (("before", "that"), ("by", "then"), ("until", "then"), ("till", "then"), ("up", "to", "then"))
_HAD = frozenset({"had", "'d", "’d"})
_OPENING = 8  # tokens of a phrase at the head of a sentence


def over_stretch(scene: Scene, trigger: Trigger) -> bool:
    """ "Throughout the conflict", "in six years of war", "over the years": more time than one handover takes."""
    tokens = scene.parsed.tokens
    if tokens[trigger.first].tag == "VB":
        return False  # "undertook to free 550 in two months"
    for token in tokens if not dated_to_a_day(scene) else ():
        if token.lower not in _OVER or not _bears_on(scene, trigger, token.i):
            continue
        end = _end_of_stretch(scene, token.i)
        if end is None or (trigger.first <= end <= trigger.last):
            continue
        around = {t.lower for t in tokens[max(0, token.i - 3) : token.i]} | {t.lower for t in tokens[end : end + 5]}
        if not around & _CAPTIVE:
            return True
    return False


def _end_of_stretch(scene: Scene, start: int) -> int | None:
    """The token that ends "over the whole of the war", "in the eight months"; None where no such stretch begins."""
    tokens = scene.parsed.tokens
    whole = tokens[start].lower in ("over", "throughout", "during", "through")
    several = False
    for index in range(start + 1, min(start + 1 + _STRETCH, len(tokens))):
        word = tokens[index].lower
        if word in _UNITS and (several or whole or (word == "decade" and start <= 1)):
            return index
        if word in _ERAS and whole and tokens[index - 1].tag in ("DT", "JJ", "PRP$", "NN", "CD", "HYPH"):
            return index
        if word in ("next", "coming", "first", "last", "past") or tokens[index].tag not in _ENOUGH:
            return None  # what is to come; "the past three years" is a date of its own
        several = several or tokens[index].tag == "CD" or word in ("several", "these", "those", "few", "many", "recent")
    return None


def _bears_on(scene: Scene, trigger: Trigger, index: int) -> bool:
    """Whether a phrase opens the clause of a predicate, or stands behind it with no other verb between."""
    tokens = scene.parsed.tokens
    if index > trigger.last:
        return not any(t.is_verb or t.lower in (";", ":") for t in tokens[trigger.last + 1 : index])
    before = tokens[:index]
    opens = all(t.tag in ("RB", "CC", ",", "``") for t in before) or tokens[index - 1].lower in (";", ":", "—", "–")
    return opens and not any(t.lower in (";", ":") for t in tokens[index : trigger.first])


def in_rounds(scene: Scene, trigger: Trigger) -> bool:
    """ "In the 48 exchanges held until then", "in three batches", "six earlier releases": a sum by its own words."""
    tokens = scene.parsed.tokens
    for token in tokens[1:]:
        if token.lower not in _ROUNDS or trigger.first <= token.i <= trigger.last:
            continue
        before = [other.lower for other in tokens[max(0, token.i - 4) : token.i]]
        counted = tokens[token.i - 1].tag == "CD" or (
            tokens[token.i - 1].tag == "JJ" and tokens[token.i - 2].tag == "CD"
        )
        counted = counted or bool({"series", "string", "succession"} & set(before))
        placed = bool(_OVER & set(before))
        if counted and placed and token.i > trigger.last:
            return True
        if counted and placed and token.lower in _ACTS and token.i <= _OPENING and not dated_to_a_day(scene):
            return True
        if token.lower in _ACTS and _EARLIER & set(before) and token.i < trigger.first:
            return True
    return False


def up_to_a_day(scene: Scene, trigger: Trigger) -> bool:
    """ "Over 70 had come home before Saturday", "before that, 1,500 had gone": looked back upon from a day."""
    tokens = scene.parsed.tokens
    had = any(tokens[child].lower in _HAD for child in scene.parsed.children[trigger.head])
    if trigger.nominal or not had:
        return False
    if any(spot.mention.value.kind == "until" and _bears_on(scene, trigger, spot.first) for spot in scene.dates):
        return True
    opening = [token.lower for token in tokens[: _OPENING // 2]]
    return any(tuple(opening[: len(words)]) == words for words in _TILL_THEN)


def includes_latest(scene: Scene, trigger: Trigger) -> bool:
    """ "Counting those freed on Monday, 1,743 have gone home": the latest handover and all before it."""
    tokens = scene.parsed.tokens
    comma = next((t.i for t in tokens[: trigger.first] if t.lower == ","), 0)
    return bool(comma) and tokens[0].lower in _INCLUDED


def dated_to_a_day(scene: Scene) -> bool:
    """Whether the sentence names a day, month or year by the calendar: it tells of one handover then."""
    return any(date.mention.value.kind in ("weekday", "calendar") for date in scene.dates)
