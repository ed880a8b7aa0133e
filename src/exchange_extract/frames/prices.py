"""What is given in return: "in exchange for 292", "in return for the freedom of 292", wherever the parser hung it."""

from exchange_extract.frames.model import Scene, Spot, Trigger
from exchange_extract.phrases.people_tokens import HEDGES

_PRICE_REACH = 8  # tokens between "against" and the people
_IN_RETURN = {"exchange", "return", "swap", "trade", "turn", "exchanged", "swapped", "traded", "price"}
_PARTICLES = {"back", "free", "home", "out", "over"}
_FREEDOM = {"freedom", "liberty", "release", "return", "handover", "liberation", "repatriation"}


def is_price(scene: Scene, first: int, preposition: str | None) -> bool:
    """ "in exchange for 292", "in return for the freedom of 292"."""
    hedged = first > 1 and scene.parsed.tokens[first - 1].lower in HEDGES
    if preposition == "for" or (hedged and scene.parsed.tokens[first - 2].lower == "for"):
        return _in_return(scene, first)
    if _against(scene, first):
        return True
    tokens = scene.parsed.tokens
    noun = first - 2
    if preposition != "of" or noun < 2 or tokens[first - 1].lower != "of" or tokens[noun].lower not in _FREEDOM:
        return False
    before = noun - 2 if tokens[noun - 1].tag in ("DT", "JJ") else noun - 1
    return before > 0 and tokens[before].lower == "for" and tokens[before - 1].lower in _IN_RETURN


def _against(scene: Scene, first: int) -> bool:
    """ "free 40 captives against a truce and 90 prisoners": people set against people, with counts or things between.

    "Fighters against the government" are no price: it has a figure.
    """
    tokens = scene.parsed.tokens
    if tokens[first].tag != "CD":
        return False
    for token in reversed(tokens[max(0, first - _PRICE_REACH) : first]):
        if token.lower == "against":
            edge = token.i - 1
            while edge > 0 and (tokens[edge].tag == "RB" or tokens[edge].lower == ","):
                edge -= 1  # "reportedly against two of its members"
            edge = _before_day(scene, edge)
            moved = tokens[edge].is_verb or tokens[edge].lower in _PARTICLES  # "58 have come out against 117"
            moved = moved or tokens[edge].tag == "NNP"  # "freed two near Kayes against three"
            return any((group.last == edge or (moved and group.last < edge)) and group.count for group in scene.groups)
        if token.is_verb or token.tag == "IN" or token.lower in (";", ":"):
            return False
    return False


def _before_day(scene: Scene, last: int) -> int:
    """The token before a day and its preposition that end at token ``last``, else ``last``."""
    day = next((date for date in scene.dates if date.last == last), None)
    if day is None:
        return last
    return day.first - 1 - (day.first > 0 and scene.parsed.tokens[day.first - 1].tag == "IN")


def _in_return(scene: Scene, first: int) -> bool:
    tokens = scene.parsed.tokens
    index = first - 1
    while index >= 0 and tokens[index].lower != "for":
        index -= 1
    return index > 0 and tokens[index - 1].lower in _IN_RETURN


def given_in_return(scene: Scene, trigger: Trigger, triggers: list[Trigger], spot: Spot) -> bool:
    """ "agreed to release 425 prisoners in exchange for 292": wherever the parser hung the price."""
    if not is_price(scene, spot.first, scene.clauses.preposition(spot.first)):
        return False
    before = [other for other in triggers if not other.nominal and other.head < spot.first]
    return bool(before) and before[-1] is trigger
