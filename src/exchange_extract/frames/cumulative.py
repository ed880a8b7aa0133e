"""Whether a clause counts over several handovers: "since March 2022", "so far", "in all" (codebook, section 3)."""

from exchange_extract.frames.model import Scene, Trigger
from exchange_extract.frames.stretches import dated_to_a_day, in_rounds, includes_latest, over_stretch, up_to_a_day
from exchange_extract.tokens import Token

_PERFECT = {"has", "have", "'ve", "’ve", "having"}
_SUPERLATIVES = {"first", "last", "second", "third", "largest", "biggest", "most", "only"}
_SUM = "cue.cumulation.sum"


def is_cumulative(scene: Scene, trigger: Trigger) -> bool:
    """Whether the clause counts over several handovers: "since March 2022", "so far", "in all" (codebook, section 3).

    "In all" and "a total of" add up one handover as well as many; they mean a total only in the perfect tense or when
    told of a year. "Thursday's release" is one event, whatever number it brings another to.
    """
    if trigger.nominal and _is_of_a_day(scene, trigger):
        return False
    heads = scene.clauses.head_of
    own = heads[trigger.head]
    near = {own} | {scene.parsed.tokens[own].head}
    sums = any(cue.rule.id == _SUM for cue in scene.cues)
    for date in scene.dates:
        value = date.mention.value
        period = value.is_open_since or value.is_period or (value.is_two_days and sums)
        if period and (_is_of_captivity(scene, trigger, date.first) or _opens_story(scene, trigger, date.last)):
            continue
        if period and scene.clauses.in_absolute(date.first, trigger.head):
            continue
        if period and heads[date.first] != own and _has_own_date(scene, own):
            continue  # "it had held four since 2022, and one was freed in May"
        if period and heads[date.first] in near and not _after_superlative(scene, date.first):
            return True
    if in_rounds(scene, trigger) or up_to_a_day(scene, trigger) or over_stretch(scene, trigger):
        return True
    perfect = _in_perfect(scene, trigger)
    if perfect and (_out_of_all(scene, trigger) or _opens_with_sum(scene) or includes_latest(scene, trigger)):
        return True
    if _over_season(scene, trigger):
        return True
    if perfect and _counts_part_of_all(scene, trigger):
        return True
    open_since = bool(scene.dates) and all(date.mention.value.is_open_since for date in scene.dates)
    if (perfect or open_since) and _since(scene, trigger):
        return True
    for cue in scene.cues:
        if (
            cue.rule.category == "cumulation"
            and not scene.clauses.in_absolute(cue.first, trigger.head)
            and not _after_superlative(scene, cue.first)
            and (heads[cue.first] in near or _reaches(scene, trigger, cue.first))
        ) and (
            cue.rule.id != _SUM
            or _only_years(scene)
            or ((perfect or _in_course(scene)) and not dated_to_a_day(scene) and not _ranked(scene, cue.first))
        ):
            return True
    return False


def _is_of_a_day(scene: Scene, trigger: Trigger) -> bool:
    """ "Thursday's release of four soldiers", "Monday's swap"."""
    before = trigger.first - 1
    return any(
        spot.mention.value.precision == "day" and before - 1 <= spot.last <= before and spot.last < trigger.first
        for spot in scene.dates
        if scene.parsed.tokens[before].tag == "POS"
    )


def _only_years(scene: Scene) -> bool:
    """ "A total of 430 were freed last year": years and nothing finer."""
    return bool(scene.dates) and all(spot.mention.value.precision == "year" for spot in scene.dates)


def _has_own_date(scene: Scene, clause: int) -> bool:
    """Whether the clause itself has a date that is no period."""
    dates = [(scene.clauses.head_of[date.first], date.mention.value) for date in scene.dates]
    return any(head == clause and not (value.is_open_since or value.is_period) for head, value in dates)


def _is_duration(scene: Scene, first: int) -> bool:
    """ "Held in China for the last three years": how long they were held counts no handovers."""
    tokens = scene.parsed.tokens
    first -= tokens[first - 1].lower in ("the", "these", "those") if first else 0
    return first > 0 and tokens[first - 1].lower == "for" and any(t.lower in _HELD for t in tokens[:first])


def _is_of_captivity(scene: Scene, trigger: Trigger, first: int) -> bool:
    """Whether a period says how long people were held or away, and counts no handovers."""
    return _is_duration(scene, first) or _of_their_past(scene, trigger, first) or _held_since(scene, trigger, first)


def _opens_story(scene: Scene, trigger: Trigger, last: int) -> bool:
    """ "Not since 1987, when 150 were exchanged": what happened then, and no sum from then on."""
    after = [token.lower for token in scene.parsed.tokens[last + 1 : min(last + 3, trigger.first)]]
    return "when" in after


def _of_their_past(scene: Scene, trigger: Trigger, first: int) -> bool:
    """ "Villagers who had been stranded since spring came home": the time stands in what is told of the people."""
    opens = any(token.lower in ("who", "whom") for token in scene.parsed.tokens[:first])
    return opens and first < trigger.first and not trigger.nominal


def _held_since(scene: Scene, trigger: Trigger, first: int) -> bool:
    """ "A writer jailed since 2019", "detained in Tehran since May": how long one was held."""
    tokens = scene.parsed.tokens
    if tokens[first].lower != "since":
        return False
    clause = trigger.last + 1 if trigger.last < first else 0
    before = [t.lower for t in tokens[max(clause, first - 7) : first]]
    return bool(_HELD & set(before)) and "," not in before


# fmt: off
_HELD = {
    "held", "holding", "jailed", "imprisoned", "detained", "captive", "captivity", "custody", "prison", "hostage",
    "detention", "jail", "languished", "languishing",
}
_ORDINALS = {
    "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
}
# fmt: on


def _counts_part_of_all(scene: Scene, trigger: Trigger) -> bool:
    """ "fewer than 400 of them have been returned": how many of all so far; "two of them" may be one handover."""
    for group in scene.groups:
        if (
            group.partitive
            and group.count
            and group.last < trigger.first <= group.last + 7
            and group.count.value.high != group.count.value.low
        ):
            return True
    return False


def _out_of_all(scene: Scene, trigger: Trigger) -> bool:
    """ "Of the 19,000 taken away, only 388 have come back": how many of all so far."""
    tokens = scene.parsed.tokens
    opens = tokens[0].lower == "of" or [t.lower for t in tokens[:2]] == ["out", "of"]
    comma = next((t.i for t in tokens[: trigger.first] if t.lower == ","), None)
    counted = [group for group in scene.groups if group.count]
    return opens and comma is not None and any(comma < g.first < trigger.first for g in counted) and len(counted) > 1


def _opens_with_sum(scene: Scene) -> bool:
    """ "Over the course of a decade of war the rebels have freed 2,000": said before all else."""
    return any(cue.rule.id == "cue.cumulation" and cue.first <= 1 for cue in scene.cues)


def _over_season(scene: Scene, trigger: Trigger) -> bool:
    """ "Twelve had been freed over the winter": a season through which people came one after the other."""
    tokens = scene.parsed.tokens
    for spot in scene.dates:
        before = [t.lower for t in tokens[max(trigger.last + 1, spot.first - 2) : spot.first + 1]]
        long = spot.mention.value.precision in ("season", "month", "year") and bool(
            {"over", "throughout"} & set(before)
        )
        if long and trigger.first < spot.first and not any(t.is_verb for t in tokens[trigger.last + 1 : spot.first]):
            return True
    return False


def _reaches(scene: Scene, trigger: Trigger, index: int) -> bool:
    """Whether a word stands after the predicate with no finite verb between: the parse hangs it on a participle."""
    between = scene.parsed.tokens[trigger.last + 1 : index]
    return bool(between) and not any(token.tag in ("VBD", "VBZ", "VBP", "MD") or token.text == ";" for token in between)


def _after_superlative(scene: Scene, index: int) -> bool:
    """ "the biggest release so far", "the first swap since March", "their fifth exchange this year": a rank, no sum."""
    before = scene.parsed.tokens[max(0, index - 12) : index]
    start = max((n + 1 for n, token in enumerate(before) if token.lower == ";"), default=0)
    return any(map(is_rank, before[start:]))


def counts_times(scene: Scene) -> bool:
    """ "Have exchanged prisoners four times since 1997", "on six occasions": a total of handovers without people."""
    tokens = scene.parsed.tokens
    return any(t.lower in ("times", "occasions") and tokens[t.i - 1].tag in ("CD", "JJ") for t in tokens[1:])


def is_rank(token: Token) -> bool:
    """Whether a word ranks one event among others: a superlative or an ordinal."""
    ordinal = token.lower.endswith("th") and token.lower[:1].isdigit()
    return token.tag == "JJS" or token.lower in _SUPERLATIVES or token.lower in _ORDINALS or ordinal


def _ranked(scene: Scene, index: int) -> bool:
    """ "one of the biggest swaps of the war so far, with a total of 218 people": the sum of the one that is ranked."""
    return any(token.tag == "JJS" and token.lower != "most" for token in scene.parsed.tokens[:index])


def _in_perfect(scene: Scene, trigger: Trigger) -> bool:
    """ "have been freed", and participles that hang on such a verb or on a number."""
    parsed = scene.parsed
    for index in scene.clauses.chain(trigger.head)[:2]:
        if any(
            parsed.tokens[c].lower in _PERFECT and parsed.tokens[c].dep.startswith("aux")
            for c in parsed.children[index]
        ):
            return True
    return False


def _in_course(scene: Scene) -> bool:
    """ "Altogether 105 were let go during the truce": over a time that is no day."""
    tokens = scene.parsed.tokens
    pacts = {cue.first for cue in scene.cues if cue.rule.category in ("phase", "agreement")}
    times = (range(token.i + 1, token.i + 5) for token in tokens if token.lower in ("during", "throughout"))
    return any(
        index in pacts or (index < len(tokens) and tokens[index].lower in _LONG) for row in times for index in row
    )


_LONG = {"war", "conflict", "pause", "lull", "fighting", "hostilities", "crisis", "siege", "insurgency"}


def _since(scene: Scene, trigger: Trigger) -> bool:
    """A "since" of the predicate itself: at the head of its sentence, or after it with no other verb between."""
    tokens = scene.parsed.tokens
    for token in tokens:
        if token.lower != "since" or _after_superlative(scene, token.i):
            continue
        if token.i < trigger.first:
            if token.i <= 1 or tokens[token.i - 1].lower in (";", ":", "—", "–"):
                return not any(other.lower in (";", ":") for other in tokens[token.i : trigger.first])
        elif not any(other.is_verb for other in tokens[trigger.last + 1 : token.i]):
            return True
    return False
