"""Which record a source or a mediator belongs to.

A credit in the sentence of a predicate belongs to it, as far as its words reach. Later sentences that tell of the same
event without a predicate of their own ("Kyiv confirmed the exchange", "Both are home", "The deal was mediated by …")
give theirs to the event told last before them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from exchange_extract.attribution import NameBook, Source, credit_words, find_issuer, find_sources, headline_sources
from exchange_extract.frames.model import Frame, Scene
from exchange_extract.frames.objects import exchanges_things
from exchange_extract.mediation import Mediator, find_mediators, opening_pronoun, present
from exchange_extract.phrases.people import PRONOUN, Group
from exchange_extract.records.merge import Event
from exchange_extract.records.tellings import Telling

_REACH = 6
_NEXT = 2
_AHEAD = 2
_NESTED = 10
_SHARED = 3.0
# fmt: off
_OTHERS = frozenset({
    "still", "killed", "dead", "died", "wounded", "injured", "kidnapped", "seized", "remain", "remains", "abducted",
    "missing", "languish", "languishing",
})
# fmt: on
"""Words that speak of people who did not change sides."""
# fmt: off
_OTHER_MATTERS = frozenset({
    "no", "not", "n't", "never", "nobody", "nothing", "denied", "denies", "rejected", "rejects", "still", "insisted",
    "accused", "urged", "welcomed", "hoped", "regretted", "warned", "demanded", "must", "should", "matters", "ought",
    "important", "essential",
})
"""Words of denial and of what is to be done yet."""
_COMMENTING = frozenset({
    "welcomed", "welcomes", "praised", "hailed", "condemned", "urged", "regretted", "criticised", "criticized",
    "lauded", "applauded", "celebrated", "deplored", "denounced", "described", "called",
})
"""Verbs of comment: whoever speaks by them of a handover is no source of it."""
_FACTS = frozenset({
    "confirmed", "confirms", "confirm", "number", "figure", "exchange", "exchanged", "swap", "released", "announced",
})
_UNNAMED = frozenset({"named", "identified", "authorised", "authorized", "quoted"})
_QUOTES = frozenset({'"', "“", "”", "''", "``"})
_FEELINGS = frozenset({
    "we", "i", "my", "our", "us", "hope", "joy", "thanked", "thanks", "thankful", "gratitude", "glad", "happy",
    "proud", "grateful", "thank", "relief", "relieved",
})
# fmt: on
_NEWS = ("completed", "ongoing", "planned")
_DEAL = frozenset({"deal", "agreement", "accord", "talks", "negotiations", "understanding", "meeting", "negotiated"})


@dataclass(frozen=True, slots=True)
class Heard:
    """The credits of one sentence."""

    sources: tuple[Source, ...] = ()
    mediators: tuple[Mediator, ...] = ()


def hear(text: str, scenes: Sequence[Scene], book: NameBook) -> list[Heard]:
    """The credits of each sentence in order; pronouns and short names take what earlier sentences said."""
    known: list[Source] = []
    found: list[Heard] = []
    for scene in scenes:
        sources = [*headline_sources(text, scene, book), *find_sources(scene, known, book)]
        known += sources
        mediators = find_mediators(scene)
        if not mediators and found and len(found[-1].mediators) == 1 and _echoes(scene):
            mediators = list(found[-1].mediators)
        if not mediators and found:
            mediators = opening_pronoun(scenes[len(found) - 1], scene)
        if not mediators:
            mediators = present(scene)
        found.append(Heard(tuple(sources), tuple(mediators)))
    return found


def _echoes(scene: Scene) -> bool:
    """ "Last year it helped to free 19": the one mediator of the sentence before."""
    tokens = scene.parsed.tokens
    for cue in scene.cues:
        if cue.rule.category != "mediation":
            continue
        for token in reversed(tokens[max(0, cue.first - 5) : cue.first]):
            if token.lower == "it":
                return True
            if not (token.is_verb or token.tag in ("DT", "IN", "MD", "RB")):
                break
    return False


def covering(frame: Frame, sources: Sequence[Source]) -> list[Source]:
    """The sources whose words hold the predicate: of the one that stands before it and the one behind, the nearer in
    the sentence's structure; with it those that report it ("…, according to RT, Reuters reports")."""
    if len(sources) < 2:
        return list(sources)
    head = frame.trigger.head
    left = [s for s in sources if s.cue < head and s.after]
    right = [s for s in sources if s.cue > head and not s.after]
    chain = set(frame.scene.clauses.chain(head))
    if left and right:
        before, behind = left[-1], right[0]
        if before.cue in chain and _told_on(frame.scene, before, behind):
            return [s for s in sources if s.cue in (before.cue, behind.cue)]
        if before.cue in chain or (behind.cue not in chain and not _breaks(frame.scene, before.cue, head)):
            right = []
        else:
            left = []
    if left:
        cue = left[-1].cue
        return [s for s in sources if s.cue == cue or _cited_within(frame.scene, s, cue)]
    if right:
        cue = right[0].cue
        chosen = [s for s in right if s.cue == cue]
        for source in right[len(chosen) :]:
            if source.cue - chosen[-1].cue <= _NESTED and not _breaks(frame.scene, chosen[-1].cue, source.cue):
                chosen.append(source)
        return chosen
    cue = min((abs(s.cue - head), s.cue) for s in sources)[1]
    return [s for s in sources if s.cue == cue]


def _told_on(scene: Scene, before: Source, behind: Source) -> bool:
    """ "Mashat told the envoy that …, the rebels' agency said": the last words of a sentence report it all."""
    rest = [t for t in scene.parsed.tokens[behind.cue + 1 :] if t.text.isalnum()]
    return before.mention.value != behind.mention.value and len(rest) <= 4


def _cited_within(scene: Scene, source: Source, cue: int) -> bool:
    """ "A daily, citing an unnamed official, wrote": the one cited between a subject and its verb."""
    cites = scene.parsed.tokens[source.cue].lower in ("citing", "quoting")
    return cites and 0 < cue - source.cue <= _NESTED


def remarks(frame: Frame) -> bool:
    """ "Welcomed the exchange", "called for a release": a noun under a verb of comment tells nothing new."""
    if not frame.trigger.nominal or any(flow.group for flow in frame.flows):
        return False
    scene = frame.scene
    return any(scene.parsed.tokens[i].lower in _COMMENTING for i in scene.clauses.chain(frame.trigger.head))


def _breaks(scene: Scene, first: int, last: int) -> bool:
    """Whether a new statement begins between two tokens."""
    return any(t.lower in ("while", "but", ";", "whereas", "and") for t in scene.parsed.tokens[first + 1 : last])


def with_credits(events: Sequence[Event], scenes: Sequence[Scene], heard: Sequence[Heard]) -> list[Event]:
    """Events with the credits of sentences that no telling of a record stands in, each given to one event."""
    result = [list(event) for event in events]
    told = {telling.frame.scene.number for event in events for telling in event}
    for scene, credit in zip(scenes, heard, strict=True):
        if scene.number in told or not (credit.sources or credit.mediators) or scene.parsed.sentence.kind == "headline":
            continue
        deal = bool(credit.mediators) and any(token.lower in _DEAL for token in scene.parsed.tokens)
        helped = bool(credit.mediators)
        target = _target(result, scene, speaks_of_event(scene) or helped, deal, helped=helped)
        named = target is not None and _names_figure(scene, result[target[0]][target[1]])
        if helped and not deal and not named and scene.number - 1 not in told:
            target = _lead(result) or target
        if target is None:
            continue
        number, index = target
        relates = speaks_of_event(scene) or (helped and not _feels(scene))
        relates = relates or _goes_on(scene, credit.sources, result[number])
        sources = credit.sources if relates and not _comments(scene) else ()
        if not (sources or credit.mediators):
            continue
        old = result[number][index]
        result[number][index] = replace(
            old, sources=(*old.sources, *sources), mediators=(*old.mediators, *credit.mediators)
        )
    return result


def is_release(event: Event) -> bool:
    """Whether people were let go: a mediator whom another sentence thanks shows that it was no matter of one state."""
    told = [telling for telling in event if not telling.is_note]
    return bool(told) and all(
        t.status in ("completed", "ongoing") and t.frame.trigger.rule.frame == "release" for t in told
    )


def with_issuer(text: str, events: Sequence[Event], scenes: Sequence[Scene], book: NameBook) -> list[Event]:
    """Events of a statement credited to its issuer, where nobody else is credited: with what came about or is
    to come, and of agreements with the one that it opens with."""
    issuer = find_issuer(text, scenes, book)
    result = [list(event) for event in events]
    if issuer is None:
        return result
    for number, event in enumerate(result):
        news = all(t.status in _NEWS or (t.status == "agreed" and number == 0) for t in event)
        if news and not any(t.sources for t in event):
            event[0] = replace(event[0], sources=(issuer,))
    return result


def speaks_of_event(scene: Scene) -> bool:
    """Whether a sentence speaks of a handover by a noun or of its outcome: "the exchange", "home", "free"."""
    words = credit_words()
    named = (token for token in scene.parsed.tokens if token.lower in words.events or token.lower in words.figures)
    return any(not exchanges_things(scene, token.i) for token in named)


def _comments(scene: Scene) -> bool:
    """Whether a sentence beside a handover denies, hopes or speaks of others: its speaker is no source of it."""
    tokens = scene.parsed.tokens
    words = {token.lower for token in tokens}
    if words & _FACTS:
        return False
    if words & _UNNAMED:  # "an official who did not want to be named"
        at = next(token.i for token in tokens if token.lower in _UNNAMED)
        words -= {token.lower for token in tokens[max(0, at - 5) : at]}
    return bool(words & _OTHER_MATTERS) or (bool(words & _QUOTES) and _feels(scene))


def _feels(scene: Scene) -> bool:
    """Whether a sentence speaks of joy or of thanks, or in the first person."""
    return any(token.lower in _FEELINGS for token in scene.parsed.tokens)


def _goes_on(scene: Scene, sources: Sequence[Source], event: Event) -> bool:
    """Whether a sentence right behind goes on about the people or the event: "This was stated by X", "confirmed it"."""
    tokens = scene.parsed.tokens
    if len(tokens) > 2 and tokens[0].lower in ("this", "it", "that") and tokens[1].lower in ("was", "is", "has"):
        return True
    words = {token.lower for token in tokens}
    if words & credit_words().pointers:
        return True
    if words & _OTHERS:
        return False
    if any(token.lower == "they" for token in tokens[:2]):
        return True
    speakers = {token.i for s in sources for token in tokens if s.mention.start <= token.start < s.mention.end}
    return any(_may_be_of(group, event) for group in scene.groups if group.head not in speakers)


def _may_be_of(group: Group, event: Event) -> bool:
    """Whether people may be some of those who changed sides: captives by their word, or no more than these."""
    if group.rule == PRONOUN:
        return False
    if group.category != "unspecified" or group.count is None:
        return group.category != "unspecified"
    most = max((flow.count.value.low or 0 for t in event for flow in t.flows if flow.count), default=0)
    return not most or (group.count.value.low or 0) <= most


def _lead(events: Sequence[Event]) -> tuple[int, int] | None:
    """What an article is about, the first handover that took place: help told of apart from any brought this about."""
    done = (n for n, event in enumerate(events) if event[0].status in ("completed", "ongoing"))
    number = next(done, None)
    return None if number is None else (number, 0)


def _target(
    events: Sequence[Event], scene: Scene, speaks: bool, about_deal: bool = False, *, helped: bool = False
) -> tuple[int, int] | None:
    """The event and telling that a sentence goes on with: one with its figure, else the last before it, totals only
    for want of another.

    ``helped``: it credits mediators, who brought about what came about and not a refusal or a wish beside it.
    """
    reach = _REACH if speaks else _NEXT
    best: tuple[float, int, int] | None = None
    for n, event in enumerate(events):
        for index, telling in enumerate(event):
            distance = scene.number - telling.frame.scene.number
            if distance < (-_AHEAD if speaks else 0) or distance > reach:
                continue
            cost = float(distance) if distance > 0 else _REACH - distance
            cost += 1.5 if telling.cumulative else 0.0
            cost -= _SHARED if _names_figure(scene, telling) else 0.0
            cost += 3.0 if helped and telling.status in ("proposed", "planned", "rejected") else 0.0
            cost -= 2.5 if about_deal and telling.status == "agreed" and abs(distance) <= _NEXT else 0.0
            if best is None or cost <= best[0]:
                best = (cost, n, index)
    return (best[1], best[2]) if best else None


def _names_figure(scene: Scene, telling: Telling) -> bool:
    figures = {group.count.value for group in scene.groups if group.count}
    return any(flow.count is not None and flow.count.value in figures for flow in telling.flows)
