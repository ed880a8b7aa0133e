"""When two figures may be of the same people."""

from exchange_extract.spans import Quantity

_CLOSE = 1.1
_BEYOND = 3  # "more than 200" is hardly said of more than three times as many
_ROUND = 100  # a headline's "100" may be 98, its "20" is twenty


def uncounted(value: Quantity) -> bool:
    return value.everyone and value.low is None


def same_count(a: Quantity, b: Quantity) -> bool:
    """Whether two figures are one; "all eight" are the eight told of before."""
    if (a.low, a.high) != (b.low, b.high):
        return False
    return a.low is not None or a.everyone == b.everyone


def loosely_same(a: Quantity, b: Quantity) -> bool:
    """A round or bounded figure that covers the exact one: "more than 200" and "230"."""
    low_a, high_a = float(a.low or 0), float(a.high if a.high is not None else _BEYOND * (a.low or 10**9))
    low_b, high_b = float(b.low or 0), float(b.high if b.high is not None else _BEYOND * (b.low or 10**9))
    if a.everyone and b.everyone:
        return True
    if (a.everyone and a.low is None) or (b.everyone and b.low is None):
        return False
    if a.approximate or b.approximate:
        low_a, high_a, low_b, high_b = low_a * 0.9, high_a * 1.1, low_b * 0.9, high_b * 1.1
        if a.high is None and a.low:
            high_a = a.low * 10
        if b.high is None and b.low:
            high_b = b.low * 10
    if a.high is None and b.high is None and not (a.approximate or b.approximate):
        return max(low_a, low_b) <= _CLOSE * min(low_a, low_b)  # "more than 800" is not "more than 1,000"
    return (a.high is None or b.high is None or a.approximate or b.approximate) and low_a <= high_b and low_b <= high_a


def agreement(a: Quantity, b: Quantity) -> float:
    """1 for the same figure, 0.5 for one that covers the other ("over 100", "dozens" and "112"), else 0."""
    return 1.0 if same_count(a, b) else 0.5 if loosely_same(a, b) else 0.0


def rounds(headline: Quantity, body: Quantity) -> bool:
    """ "Rebels to free 4,000 captives", and 4,208 in the text below: a headline's round figure for an exact one."""
    if headline.low is None or body.low is None or headline.low != headline.high or body.low != body.high:
        return False
    digits = str(headline.low).rstrip("0")
    return headline.low >= _ROUND and len(digits) <= 1 and 0 < abs(headline.low - body.low) <= 0.1 * body.low
