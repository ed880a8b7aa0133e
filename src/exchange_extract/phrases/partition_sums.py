"""Coordinated counts that add up to a larger one: "230 people: 224 soldiers and six civilians" (codebook, 4)."""

from collections.abc import Iterator, Sequence

from exchange_extract.phrases.coordination import coordinated
from exchange_extract.phrases.partition_words import BACK
from exchange_extract.phrases.people import PRONOUN, Group
from exchange_extract.tokens import Token


def sums_of(tokens: Sequence[Token], counted: Sequence[Group]) -> dict[int, Group]:
    """Runs of coordinated groups after a larger one that add up to it: first token of each -> the whole."""
    found: dict[int, Group] = {}
    for whole, run in _runs(tokens, counted):
        if whole.first not in found and not by_state(run) and not _goes_on(tokens, whole, run):
            found.update({part.first: whole for part in run})
    return found


def state_runs(tokens: Sequence[Token], groups: Sequence[Group]) -> list[tuple[Group, list[Group]]]:
    """Groups with the counts by state after them that add up to them: "15 hostages (nine Israelis, six Thais)"."""
    counted = [group for group in groups if group.count is not None and group.rule != PRONOUN]
    return [(whole, run) for whole, run in _runs(tokens, counted) if by_state(run)]


def _runs(tokens: Sequence[Token], counted: Sequence[Group]) -> Iterator[tuple[Group, list[Group]]]:
    """Each exact group with the run of coordinated ones right after it, where these add up to it."""
    for number, whole in enumerate(counted[:-2]):
        if not exact(whole):
            continue
        run: list[Group] = []
        for group in counted[number + 1 : number + 1 + BACK]:
            if run and group.partitive and group.bare:
                continue  # "15 women, seven of them pregnant, and seven children"
            if not exact(group) or (run and not _listed(tokens, run[-1], group)):
                break
            run.append(group)
            if len(run) > 1 and sum(low_of(part) for part in run) >= low_of(whole):
                break
        added = sum(low_of(part) for part in run) - low_of(whole)
        if len(run) > 1 and (added == 0 or (added == 1 and _joins_a_name(tokens, whole))):
            yield whole, run


def _joins_a_name(tokens: Sequence[Token], whole: Group) -> bool:
    """ "Corporal Díaz and nine others, six policemen and four soldiers": one more is named before them."""
    before = tokens[max(0, whole.first - 2) : whole.first]
    return whole.more and [token.lower for token in before[1:]] == ["and"] and before[0].tag.startswith("NNP")


def _goes_on(tokens: Sequence[Token], whole: Group, run: Sequence[Group]) -> bool:
    """ "three policemen, a soldier and two civilians": a list of different kinds that adds up by chance."""
    if whole.neutral or whole.held or not coordinated(tokens, whole, run[0]):
        return False
    return any(not part.neutral and part.category != whole.category for part in run) or run[0].singular


def by_state(run: Sequence[Group]) -> bool:
    """ "13 Israelis, ten Thais": counts by state are transfers of their own (codebook, section 4)."""
    keys = [group.parties[0].value.key for group in run if group.parties]
    return len(keys) == len(run) > 1 and len(set(keys)) > 1


def _listed(tokens: Sequence[Token], a: Group, b: Group) -> bool:
    between = [token.lower for token in tokens[a.last + 1 : b.first]]
    joins = any(word in (",", "and", ";", "plus", "with") for word in between)
    return bool(between) and len(between) <= 12 and joins and "according" not in between


def exact(group: Group) -> bool:
    value = group.count.value if group.count else None
    return value is not None and value.low is not None and value.low == value.high


def low_of(group: Group) -> int:
    return (group.count.value.low or 0) if group.count else 0
