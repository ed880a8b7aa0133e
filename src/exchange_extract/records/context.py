"""What the article as a whole tells: which two sides face each other, and as what its prisoners are treated."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from exchange_extract.frames.model import Frame, PartySpot, Scene, Side
from exchange_extract.lexicon import PartyRef
from exchange_extract.phrases.references import BOTH, UNNAMED
from exchange_extract.records.allies import parents_of
from exchange_extract.records.fighters import (
    BOTH_CAPTORS,
    captors_of_fighters,
    sides_of_fighters,
    tells_of_soldiers,
)
from exchange_extract.records.scenery import says_taken, scenery_of
from exchange_extract.records.themes import NO_THEMES, Themes
from exchange_extract.spans import Mention

_CLOSE = 3  # sentences


@dataclass(frozen=True)
class Context:
    """Read-only knowledge of one article.

    ``pairs`` counts how often two sides are bound together by a frame, most frequent first; ``mentions`` gives the
    first mention of each side, ``weights`` how often it is named, ``told`` how often in sentences that tell of a
    handover; ``warring`` are the sides whose prisoners are fighters, none where the article does not say whose;
    ``named`` are the parties of each sentence by its number.
    ``mediating`` are credited with that and never swap people themselves; ``between`` are those in a third of their
    mentions at least, and no rivals of anybody; ``scenery`` are states that the article only names as the place of
    things; ``homes`` those whose people another side lets go.
    """

    text: str
    published: date | None
    pairs: tuple[tuple[frozenset[str], int], ...]
    mentions: dict[str, Mention[PartyRef]]
    weights: Counter[str]
    fighters: frozenset[str]
    wording: dict[str, str]
    givers: tuple[str, ...] = ()
    mediating: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    only_kind: str = ""
    hostages: bool = False
    taken: bool = False
    scenery: frozenset[str] = frozenset()
    themes: Themes = NO_THEMES
    homes: frozenset[str] = frozenset()
    told: Counter[str] = field(default_factory=Counter)
    warring: frozenset[str] = frozenset()
    named: dict[int, Counter[str]] = field(default_factory=dict)

    def partner(self, key: str, *, gives: bool, guess: bool = True, at: int = -1) -> Side | None:
        """The side that faces ``key`` in this article, if the text leaves no doubt; ``gives`` asks for a giver.

        ``at`` is the number of the sentence that asks: its own parties go before one that is named far from it. People
        freed for an armed group that has a people of its own go to that people, who never is the captor.
        """
        camp = self._camp(key)
        side = self._partner(key, camp | self._rulers(key), gives=gives, guess=guess, at=at)
        return side or (self._partner(key, camp, gives=gives, guess=guess, at=at) if self._rulers(key) else None)

    def _partner(self, key: str, mine: set[str], *, gives: bool, guess: bool, at: int) -> Side | None:
        found = [next(iter(pair - mine)) for pair, _ in self.pairs if len(pair - mine) == 1]
        if not found and gives and len(self.givers) == 1 and self.givers[0] not in mine:
            found = [self.givers[0]]
        known = self.mentions[key].value if key in self.mentions else None
        fights = known.fights if known and not known.people else None  # hostages of a people's group are of all states
        if fights in self.mentions and not (gives and found):
            found = [fights]
        guess = guess and (gives or not fights)  # a bystander is no home of a rebel group's captives
        if not found and guess:
            found = self._rivals(mine, self.told) or self._rivals(mine, self.weights)
        if guess and not (found and self._is_near(found[0], at)):
            found = self._rivals(mine, self.named.get(at, Counter())) or found
        if gives:
            found = [other for other in found if other not in self._peoples()] or [
                group for group, people in self._peoples_of().items() if people in found
            ]
        elif found and found[0] in self._peoples_of():
            found = [self._peoples_of()[found[0]]]
        if not found or found[0] not in self.mentions:
            return None
        if self.mentions[found[0]].rule == UNNAMED and (known is None or self.mentions[key].rule == UNNAMED):
            return None  # "the jihadists" and "the militants" of one article need not be two
        return Side(self.mentions[found[0]], "inferred", "infer.partner_from_article")

    def _camp(self, key: str) -> set[str]:
        """A side with the people it stands for or the armed groups that stand for it: none of them faces another."""
        people = self.mentions[key].value.people if key in self.mentions else None
        groups = {group for group, m in self.mentions.items() if m.value.people == key}
        return {key, people, *groups} if people else {key, *groups}

    def _rulers(self, key: str) -> set[str]:
        """The armed groups that rule a state: "three Afghans left Guantanamo" after the Taliban freed an American."""
        rows = ((group, m.value.governs) for group, m in self.mentions.items() if m.value.governs)
        return {group for group, rule in rows if rule[0] == key and self.published and rule[1] <= self.published}

    def captor(self, other: str) -> Side | None:
        """The one armed group of the article, who holds its hostages."""
        armed = [key for key, m in self.mentions.items() if m.value.kind == "armed_group" and key != other]
        return Side(self.mentions[armed[0]], "inferred", "infer.captor_of_hostages") if len(armed) == 1 else None

    def named_rebels(self, side: Side) -> Side:
        """ "Kurdish militants": the armed group of the article, where it names one; else they stay unnamed."""
        named = {key: m.value.kind for key, m in self.mentions.items() if m.rule != UNNAMED}
        armed = [key for key, kind in named.items() if kind == "armed_group"]
        armed = armed or [key for key, kind in named.items() if kind == "side" and key != BOTH]
        return Side(self.mentions[armed[0]], "inferred", "infer.rebels_of_article") if len(armed) == 1 else side

    def _peoples_of(self) -> dict[str, str]:
        """Armed groups of the article with the people they stand for, where that people is named too."""
        rows = {key: m.value.people for key, m in self.mentions.items() if m.value.people}
        return {key: people for key, people in rows.items() if people in self.mentions}

    def _peoples(self) -> set[str]:
        return set(self._peoples_of().values())

    def settle(
        self, giver: Side | None, receiver: Side | None, day: str | None = None
    ) -> tuple[Side | None, Side | None]:
        """A people is never the captor, and its armed group never the one that its freed prisoners go home to.

        ``day`` is an EDTF date of the sentence: who rules a state now may have been its rebels then.
        """
        rulers = self._ruler(giver, day), self._ruler(receiver, day)
        if not (rulers[0] and rulers[1] and rulers[0].key == rulers[1].key):
            giver, receiver = rulers
        groups = self._peoples_of()
        if receiver is not None and receiver.key in groups and receiver.rule.rsplit(".", 1)[-1] != "to":
            receiver = Side(self.mentions[groups[receiver.key]], "inferred", "infer.people_of_group")
        if giver is not None and giver.key in groups.values():
            captor = next(group for group, people in groups.items() if people == giver.key)
            giver = Side(self.mentions[captor], "inferred", "infer.group_of_people")
        return giver, receiver

    def _ruler(self, side: Side | None, day: str | None) -> Side | None:
        """The armed group in office stands for its state where the article deals with it (codebook, section 5)."""
        if side is None or self.published is None:
            return side
        for mention in self.mentions.values():
            rule = mention.value.governs
            if rule is None or rule[0] != side.key or rule[1] > self.published:
                continue
            if day is None or day >= rule[1].isoformat()[: len(day)]:
                return Side(mention, "inferred", "infer.ruler_of_state")
        return side

    def _rivals(self, mine: set[str], weights: Counter[str]) -> list[str]:
        """The one other party of some sentences, or the one named at least twice as often as the next."""
        others = [(n, other) for other, n in weights.items() if other not in mine]
        rivals = sorted(
            [row for row in others if row[1] not in self.between] or others, key=lambda row: (-row[0], row[1])
        )
        if rivals and (len(rivals) == 1 or rivals[0][0] >= 2 * rivals[1][0]):
            return [rivals[0][1]]
        return []

    def _is_near(self, key: str, at: int) -> bool:
        """Whether a party is named in a sentence or close to it; a story further on has sides of its own."""
        return any(key in self.named.get(number, ()) for number in range(at - _CLOSE, at + _CLOSE + 1))

    def at_war(self, giver: Side | None, receiver: Side | None, *, mutual: bool = False) -> bool:
        """Whether bare prisoners between two sides are fighters: of the article's war, not of two other states.

        Rebels who hold soldiers make fighters of all whom the two swap by one word for both directions (``mutual``),
        and none of those whom the state lets go alone.
        """
        if any(side is not None and side.key == "PSE" for side in (giver, receiver)):
            return False  # the codebook's Palestinian prisoners are a state's detainees
        known = {side.key for side in (giver, receiver) if side is not None}
        if len(known) > 1 and self.warring and known.isdisjoint(self.warring):
            return False
        ends = [side.mention.value.kind if side else "" for side in (giver, receiver)]
        if set(ends) == {"state", "armed_group"}:
            return ("state" if ends[0] == "state" else "group") in self.fighters or (
                mutual and "group" in self.fighters
            )
        if not self.fighters or giver is None or receiver is None or not self.pairs:
            return bool(self.fighters)
        states = {side.key for side in (giver, receiver) if side.mention.value.kind == "state"}
        return len(states) < 2 or states == self.pairs[0][0]

    def main_pair(self) -> tuple[Side, Side] | None:
        """The two sides of "the two sides"."""
        if self.pairs:
            keys = sorted(self.pairs[0][0], key=lambda key: self.mentions[key].start if key in self.mentions else 0)
        else:
            keys = [key for key, _ in self.weights.most_common(2)]
        if len(keys) != 2 or any(key not in self.mentions for key in keys):
            return None
        a, b = (Side(self.mentions[key], "inferred", "infer.both_sides") for key in keys)
        return a, b


def build_context(
    text: str,
    published: date | None,
    scenes: list[Scene],
    frames: list[Frame],
    themes: Themes,
    credited_at: frozenset[int] = frozenset(),
) -> Context:
    """Count sides and pairs over all frames; sides are states, armed groups and other parties, no organisations.

    ``credited_at`` are the offsets at which the mediators of the article are named.
    """
    mentions: dict[str, Mention[PartyRef]] = {}
    weights: Counter[str] = Counter()
    named: dict[int, Counter[str]] = {}
    telling = {frame.scene.number for frame in frames}
    parents = parents_of(scenes)
    for scene in scenes:
        for spot in scene.parties:
            ref = spot.mention.value
            if ref.kind == "organisation" or ref.name == BOTH or ref.key in parents:
                continue
            if ref.key not in mentions:
                mentions[ref.key] = spot.mention
            if not _is_bystander(scene, spot):
                weights[ref.key] += 1
                named.setdefault(scene.number, Counter())[ref.key] += 1
    for mention in (mention for scene in scenes for mention in scene.peoples):
        mentions.setdefault(mention.value.key, mention)
    pairs = _faced(frames) or _coordinated([s for s in scenes if s.number in telling]) or _coordinated(scenes)
    credited = _credited(scenes, credited_at)
    # Of pairs with the same weight the one told of first: the sort is stable, and pairs stand in the text's order.
    ranked = sorted(pairs.items(), key=lambda row: (-row[1], -sum(weights[key] for key in row[0])))
    return Context(
        text,
        published,
        tuple(ranked),
        mentions,
        weights,
        _captors(text, scenes, frames, ranked, mentions),
        _wording(text, scenes),
        _givers(frames),
        mediating=frozenset(
            set(credited) - _owners(frames, credited) - {k for pair, n in ranked if n > 2 for k in pair}
        ),
        between=frozenset(key for key, n in credited.items() if 3 * n >= weights[key]),
        only_kind=_only_kind(frames),
        hostages="hostage" in text.casefold(),
        taken=says_taken(text),
        scenery=scenery_of(scenes),
        themes=themes,
        homes=_homes(frames),
        told=sum((row for number, row in named.items() if number in telling), Counter()),
        named=named,
        warring=sides_of_fighters(text, scenes, frames),
    )


def _faced(frames: list[Frame]) -> Counter[frozenset[str]]:
    """How often two sides are bound together by a frame, twice where it has people, and once for the same people."""
    pairs: Counter[frozenset[str]] = Counter()
    seen: set[tuple[int, int]] = set()
    for frame in frames:
        bound = [pair for pair in _bound(frame) if BOTH not in pair and pair[0] != pair[1]]
        people = {(frame.scene.number, flow.group.head) for flow in frame.flows if flow.group}
        weight = 2 if people or any(flow.names for flow in frame.flows) else 1
        if people and people <= seen:  # "were freed by X and reached Y"
            continue
        if bound:
            seen |= people
        for pair in bound:
            pairs[frozenset(pair)] += weight
    return pairs


def _captors(
    text: str,
    scenes: list[Scene],
    frames: list[Frame],
    pairs: list[tuple[frozenset[str], int]],
    mentions: dict[str, Mention[PartyRef]],
) -> frozenset[str]:
    """Whose prisoners are fighters; two states that face each other may also have said so of soldiers they hold."""
    found = captors_of_fighters(text, scenes, frames)
    if found:
        return found
    main = [mentions[key].value.kind for key in pairs[0][0] if key in mentions and key != "PSE"] if pairs else []
    states = main == ["state", "state"]
    return BOTH_CAPTORS if states and tells_of_soldiers(scenes, frames) else frozenset()


# fmt: off
_PRESS = {
    "reporter", "reporters", "journalist", "journalists", "newspaper", "newspapers", "media", "television", "tv",
    "radio", "broadcaster", "daily", "news", "press", "outlet", "outlets", "website", "weekly", "border", "borders",
    "frontier", "waters",
}
_AT = {"near", "off"}
# fmt: on


def _is_bystander(scene: Scene, spot: PartySpot) -> bool:
    """ "A French reporter", "after talks in Ecuador", "the Niger border": named for the news or the place alone.

    So are states in "among them three Sudanese": some of the freed are from there.
    """
    tokens = scene.parsed.tokens
    if spot.mention.value.kind != "state":
        return False
    if any(group.partitive and group.first <= spot.first <= group.last for group in scene.groups):
        return True
    following = tokens[spot.last + 1].lower if spot.last + 1 < len(tokens) else ""
    before = [token.lower for token in tokens[max(0, spot.first - 3) : spot.first] if token.lower != "the"]
    return (
        following in _PRESS
        or before[-2:] in (["border", "with"], ["borders", "with"])
        or scene.clauses.preposition(spot.first) in _AT
    )


def _coordinated(scenes: list[Scene]) -> Counter[frozenset[str]]:
    """ "Ukraine and Russia agreed on Saturday": sides named together, where no handover says who faces whom."""
    pairs: Counter[frozenset[str]] = Counter()
    for scene in scenes:
        sides = [spot for spot in scene.parties if spot.mention.value.kind in ("state", "armed_group")]
        for first, second in pairwise(sides):
            between = [t.lower for t in scene.parsed.tokens[first.last + 1 : second.first]]
            before = {t.lower for t in scene.parsed.tokens[max(0, first.first - 4) : first.first]}
            keys = {first.mention.value.key, second.mention.value.key}
            third = any(other.last + 2 == first.first for other in sides)  # "the United States, Egypt and Qatar"
            if (
                not before & _PRESS
                and between in (["and"], ["and", "the"])
                and len(keys) == 2
                and not third
                and first.first not in scene.mediating
            ):
                pairs[frozenset(keys)] += 1
    return pairs


def _wording(text: str, scenes: list[Scene]) -> dict[str, str]:
    """The fullest name that the text has for each party without a code."""
    found: dict[str, str] = {}
    for scene in scenes:
        for spot in scene.parties:
            ref, words = spot.mention.value, text[spot.mention.start : spot.mention.end]
            if ref.code is None and ref.form == "name" and len(words) > len(found.get(ref.key, "")):
                found[ref.key] = words
    return found


def _credited(scenes: list[Scene], credited_at: frozenset[int]) -> Counter[str]:
    """How often each party is credited with mediating, by a cue beside it or in whatever words."""
    return Counter(
        spot.mention.value.key
        for scene in scenes
        for spot in scene.parties
        if spot.first in scene.mediating or spot.mention.start in credited_at
    )


def _only_kind(frames: list[Frame]) -> str:
    """ "remains" or "child" where nothing else changes sides in the article, so that a bare figure counts them too."""
    groups = [flow.group for frame in frames for flow in frame.flows if flow.group]
    kinds: set[str] = {group.category for group in groups if not group.neutral}
    if any(group.rule == "people.seafarer" for group in groups):
        kinds.add("detainee")  # a neutral word, but for the living
    kinds |= {frame.category for frame in frames if frame.total and frame.category not in ("", "unspecified")}
    return next(iter(kinds), "") if kinds in ({"remains"}, {"child"}) else ""


def _givers(frames: list[Frame]) -> tuple[str, ...]:
    """All sides that the article says let people go."""
    found = {flow.giver.key for frame in frames for flow in frame.flows if flow.giver and flow.giver.basis == "stated"}
    return tuple(sorted(found - {BOTH}))


def _owners(frames: list[Frame], credited: Counter[str]) -> set[str]:
    """Who is told to let people go more often than to mediate."""
    told: Counter[str] = Counter()
    for frame in frames:
        told.update({flow.giver.key for flow in frame.flows if flow.giver and flow.giver.rule.endswith(".subj")})
    return {key for key, n in told.items() if n > max(1, credited[key])}


def _homes(frames: list[Frame]) -> frozenset[str]:
    flows = [flow for frame in frames for flow in frame.flows if frame.trigger.rule.frame != "move"]
    sides = [flow.receiver for flow in flows if flow.receiver]
    return frozenset(side.key for side in sides if side.rule == "infer.receiver_from_allegiance")


def _bound(frame: Frame) -> list[tuple[str, str]]:
    rows = [(flow.giver.key, flow.receiver.key) for flow in frame.flows if flow.giver and flow.receiver]
    if len(frame.sides) == 2:
        rows.append((frame.sides[0].key, frame.sides[1].key))
    return rows
