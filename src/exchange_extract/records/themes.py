"""What an article is about besides handovers: the grounds on which the codebook's section 1 leaves texts out."""

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cache

from exchange_extract.frames.model import Frame, Scene

_PREFIX = "cue.exclusion."
# fmt: off
CAPTIVITY = (
    "captiv", "captor", "captur", "prison", "imprison", "hostage", "detain", "detention", "jail", "custody", "abduct",
    "kidnap", "pow", "pows", "seized", "interned", "internee", "arrest", "swap", "forcibl", "convict", "inmate",
    "sentenced", "spy", "spies", "cell", "dungeon", "gulag", "strayed", "ombudsman", "ombudswom", "icrc", "deport",
    "incursion", "mediat", "brokered", "brokering",
)
# fmt: on
"""Stems of words that say that people were held."""
# fmt: off
_HELD = (
    "captiv", "captor", "captur", "prison", "imprison", "hostage", "detain", "detention", "jail", "custody", "abduct",
    "kidnap", "arrest", "sentenced", "convicted", "spy", "spying", "espionage", "freed", "cell", "swapped", "prisoner",
    "pow",
)
# fmt: on
"""Those that say it of somebody, and not of an article as a whole."""
_ANYWHERE = ("arrest", "convict", "sentenced", "mediat", "brokered", "brokering")
_BARS = (*(stem for stem in CAPTIVITY if stem not in _ANYWHERE), "freed", "exchange", "held", "remains")
"""Stems that say it even of an article without captives: anybody may be arrested, any deal brokered."""
# fmt: off
CONFLICT = (
    "soldier", "servicem", "servicewom", "troop", "fighter", "militant", "war", "wartime", "hostage", "captiv",
    "prison", "jail", "army", "military", "battle", "front", "rebel", "insurgent", "fallen", "combat", "custody",
    "detention", "detainee", "fisher", "defender", "militia", "gunm", "guerrilla", "offensive", "exchange", "swap",
    "jihad", "abduct", "kidnap", "clash", "shelling", "truce", "ceasefire", "frontline", "airman", "airmen", "pilot",
    "marine", "marines", "invasion", "invaded", "hostilities",
)
# fmt: on
"""Stems of words that tie the dead to a conflict or to captivity."""
# fmt: off
DEALS = (
    "swap", "exchang", "deal", "deals", "mediat", "broker", "negotiat", "captiv", "hostage", "pow", "truce",
    "ceasefire", "goodwill", "sanction", "envoy", "reciproc", "rebel", "peace", "agreement", "kidnap", "abduct",
    "militant", "confidence-building", "diplomatic", "talks",
)
# fmt: on
"""Stems of words that tie a state's release of prisoners to another side."""
_TIES = tuple(stem for stem in DEALS if stem not in ("agreement", "diplomatic", "negotiat", "peace", "talks"))
"""Those of them that not just any politics have."""
_TAKEN = ("hostage", "prisoner_of_war", "remains")
"""Categories of people who are captives or dead by their own word, or fighters."""
_WHOLE = {"deal", "deals", "war", "pow", "pows", "front", "spy", "cell", "marine", "marines"}


def has_any(words: Set[str], stems: Sequence[str]) -> bool:
    """Whether a word begins with one of the stems; short or treacherous stems must be the whole word."""
    whole, beginnings = divided(tuple(stems))
    return not whole.isdisjoint(words) or any(word.startswith(beginnings) for word in words)


@cache
def divided(stems: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Those of the stems that must be the whole word, and those that may begin one."""
    return frozenset(stems) & _WHOLE, tuple(stem for stem in stems if stem not in _WHOLE)


def words_of(scenes: Sequence[Scene]) -> frozenset[str]:
    return frozenset(token.lower for scene in scenes for token in scene.parsed.tokens)


def kinds_of(scene: Scene) -> frozenset[str]:
    """Grounds of exclusion named in one sentence, by the last part of the cue's id ("law", "rescue")."""
    return frozenset(cue.rule.id.removeprefix(_PREFIX) for cue in scene.cues if cue.rule.category == "exclusion")


@dataclass(frozen=True)
class Themes:
    """Read-only knowledge of one article's drift.

    ``sentences`` counts the sentences that name a ground of exclusion; ``headline`` are those of the headline.
    ``captivity``, ``conflict`` and ``deals`` say whether a word of that field occurs at all; ``swaps_people`` whether
    some predicate of exchange has people or names their kind; ``armed`` whether an armed group is named;
    ``captives`` says whether some people of the article are held, fighters or dead at all, ``near_captives`` are the
    sentences with a word of captivity in them or beside them, ``near_deals`` those within two of a word that ties a
    release to another side; ``held`` are the surnames of persons who are named in a
    sentence that says that somebody was held.
    """

    sentences: Counter[str]
    headline: frozenset[str]
    captivity: bool
    conflict: bool
    deals: bool
    swaps_people: bool
    armed: bool
    captives: bool = True
    near_captives: frozenset[int] = frozenset()
    near_deals: frozenset[int] = frozenset()
    held: frozenset[str] = frozenset()

    def rules(self, kind: str) -> bool:
        """Whether a ground of exclusion dominates: it stands in the headline, or in two sentences at least."""
        return kind in self.headline or self.sentences[kind] >= 2


NO_THEMES = Themes(
    Counter(), frozenset(), captivity=False, conflict=False, deals=False, swaps_people=False, armed=False
)


def find_themes(scenes: Sequence[Scene], frames: Sequence[Frame], credited: Set[str] = frozenset()) -> Themes:
    """The themes of an article, from one pass over its sentences; ``credited`` are its mediators, by their keys."""
    sentences: Counter[str] = Counter()
    for scene in scenes:
        sentences.update(kinds_of(scene))
    head = [scene for scene in scenes if scene.parsed.sentence.kind != "body"]
    captives = any(group.held or group.category in _TAKEN for scene in scenes for group in scene.groups)
    swaps = any(
        frame.trigger.rule.frame == "exchange"
        and (frame.category or (frame.total and captives) or any(flow.group or flow.names for flow in frame.flows))
        for frame in frames
    )
    armed = any(spot.mention.value.kind == "armed_group" for scene in scenes for spot in scene.parties)
    headline = frozenset(kind for scene in head for kind in kinds_of(scene))
    words = words_of(scenes)
    rows = [(scene, words_of([scene])) for scene in scenes]
    near = {scene.number + step for scene, said in rows if has_any(said, _BARS) for step in (-1, 0, 1)}
    deals = {scene.number + step for scene, said in rows if has_any(said, _TIES) for step in range(-2, 3)}
    return Themes(
        sentences,
        headline,
        has_any(words, CAPTIVITY) or "ICRC" in credited,  # it goes between sides that hold people
        has_any(words, CONFLICT),
        has_any(words, DEALS),
        swaps,
        armed,
        captives,
        frozenset(near),
        frozenset(deals),
        frozenset(
            spot.mention.value.surname
            for scene, said in rows
            if scene.persons and has_any(said, _HELD)
            for spot in scene.persons
        ),
    )
