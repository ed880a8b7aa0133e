"""The arguments of one predicate, sorted by what the frames ask of them.

``Parts`` answers which sides act, are named with a preposition or hold people, and which groups and persons are moved;
the functions beside it say whose people a group is, and whether its figure counts for each side.
"""

from exchange_extract.frames.model import PersonSpot, Scene, Side, Trigger
from exchange_extract.frames.rebels import unnamed_rebels
from exchange_extract.frames.roles import Argument
from exchange_extract.lexicon import PartyRef
from exchange_extract.phrases.people import PRONOUN, Group
from exchange_extract.phrases.persons import Person
from exchange_extract.phrases.references import BRANCHES
from exchange_extract.spans import Mention

_DEALINGS = {"conversation", "talks", "call", "meeting", "war", "negotiations", "summit", "truce", "ceasefire"}
# fmt: off
_BODIES = {
    "group", "force", "movement", "organisation", "organization", "militia", "faction", "army", "guerrilla",
    "guerrillas", "rebels", "militants",
}
# fmt: on
_VEHICLES = {
    "aeroplane",
    "aircraft",
    "airliner",
    "airplane",
    "bus",
    "helicopter",
    "jet",
    "plane",
    "ship",
    "train",
    "vessel",
}
_UNITS = {"army", "brigade", "division", "regiment", "corps", "battalion", "fleet", "squadron"}
_SENDERS = {"UN", "AU"}
NO_SIDE = {"ICRC", "UN", "EU", "AU"}


class Parts:
    """The arguments of one predicate sorted by what the frames ask for."""

    def __init__(self, scene: Scene, trigger: Trigger, found: list[Argument]) -> None:
        self.scene = scene
        self.trigger = trigger
        self.found = found
        self.passive = not trigger.nominal and scene.clauses.is_passive(trigger.head)

    @property
    def frame(self) -> str:
        """The rule's frame; "Ukraine returned home 84 civilians" has an object and so is a return, no coming home."""
        frame = self.trigger.rule.frame
        first = self.scene.parsed.tokens[self.trigger.first].lower
        moved = frame == "move" and first.startswith("return") and not self.passive
        return "return" if moved and self.sides("subj") and self._groups("obj") and not self._groups("subj") else frame

    @property
    def helped(self) -> bool:
        """Whether the verb only helps: "it helped to free 19"; not in "oversaw a swap in which Baku freed 19"."""
        chain, tokens = self.scene.clauses.chain(self.trigger.head)[:3], self.scene.parsed.tokens
        apart = next((n for n, index in enumerate(chain) if tokens[index].dep == "acl:relcl"), len(chain))
        governors = set(chain[: apart + 1])
        return any(cue.rule.category == "mediation" and cue.first in governors for cue in self.scene.cues)

    @property
    def carried_out(self) -> bool:
        """Whether the verb over a nominal predicate is one of doing or agreeing, not of mediating or reporting."""
        return not self._governing() & {"mediation", "attribution"}

    @property
    def told_of(self) -> bool:
        """ "Baku announced the start of an exchange": whether the verb over a nominal predicate only reports it."""
        return self._governing() & {"mediation", "attribution"} == {"attribution"}

    def _governing(self) -> set[str]:
        """The kinds of cue that the verb over a nominal predicate is."""
        head = self.scene.clauses.head_of[self.trigger.head]
        if head == self.trigger.head:
            return set()
        return {cue.rule.category for cue in self.scene.cues if cue.first <= head <= cue.last}

    def sides(self, *roles: str) -> list[Side]:
        """Parties in the given parts, in order, once each; organisations are no side of a handover."""
        rows: list[Side] = []
        for arg in self.found:
            mention = self.acting(arg)
            if mention is None or arg.role not in roles:
                continue
            if self.trigger.nominal and arg.role in ("between", "with") and self._elsewhere(arg.spot.first):
                continue
            if (
                mention.value.form == "demonym"
                and arg.kind == "party"
                and arg.role in ("subj", "between", "with", "by")
                and not _names_unit(self.scene, arg.spot.last + 1)
            ):
                continue  # "American, Australian freed in swap": people, no states
            if arg.kind == "party" and arg.role in ("subj", "by") and self._is_vehicle(arg.spot.last):
                continue
            if rows and mention.value.form == "adjective" and self._is_branch(arg.spot.last + 1):
                continue
            ref = mention.value
            if ref.key in NO_SIDE or ref.kind == "organisation" or any(side.key == ref.key for side in rows):
                continue
            side = Side(mention, "stated", f"{self.trigger.rule.id}.{arg.role}")
            if rows and _apposed_names(self.scene, rows[-1], arg.spot.first):
                rows[-1] = side
            else:
                rows.append(side)
        return rows

    def _is_vehicle(self, last: int) -> bool:
        """ "A Russian air force plane brought five captives to Yerevan": what carries them gives nobody."""
        tokens = self.scene.parsed.tokens
        index = last + 1
        while index < len(tokens) and index <= last + 4 and tokens[index].tag in ("NN", "NNP", "JJ", "HYPH", "VBN"):
            index += 1
        return index > last + 1 and tokens[index - 1].lower in _VEHICLES

    def _is_branch(self, after: int) -> bool:
        """ "Al-Qaeda's Syrian affiliate freed 16": where a part of an armed group is at home."""
        following = self.scene.parsed.tokens[after : after + 1]
        return bool(following) and following[0].lower in BRANCHES

    def _elsewhere(self, first: int) -> bool:
        """Whether a verb or another dealing of two sides stands between a nominal predicate and "between X and Y".

        The war of "prisoners of war" is none.
        """
        tokens = self.scene.parsed.tokens
        between = tokens[self.trigger.last + 1 : first]
        return any(
            t.tag in ("VBD", "VBZ", "VBP") or (t.lower in _DEALINGS and tokens[t.i - 1].lower != "of") for t in between
        )

    def acting(self, arg: Argument) -> Mention[PartyRef] | None:
        """The party of an argument; "Hamas militants", uncounted, act for Hamas where they are not the people moved."""
        if arg.kind == "party":
            return arg.party.mention if arg.party else None
        group = arg.group
        if arg.kind != "group" or group is None or arg.persons:
            return None
        if group.count is not None and not (arg.role == "to" and group.singular):  # "to a US senator"
            return None
        if (
            arg.role == "subj"
            and not self.passive
            and self.trigger.rule.frame == "release"
            and not self._names_subject()
        ):
            unnamed = unnamed_rebels(self.scene, group)
            if unnamed:
                return unnamed
        if arg.role in ("by", "holder", "from") and (captors := unnamed_rebels(self.scene, group)):
            return captors
        if not group.parties:
            return None
        if arg.role == "subj":
            moved = any(other.role == "obj" and other.kind in ("group", "person") for other in self.found)
            return group.parties[-1] if moved and not self.passive and self.trigger.rule.frame != "move" else None
        return group.parties[-1] if arg.role in ("by", "to", "from", "with", "between", "holder") else None

    def _names_subject(self) -> bool:
        return any(arg.role == "subj" and arg.kind == "party" for arg in self.found)

    def groups(self, *roles: str) -> list[Group]:
        """Groups in the given parts; a pronoun only where nothing fuller stands."""
        found = self._groups(*roles)
        return [group for group in found if group.rule != PRONOUN] or found

    def _groups(self, *roles: str) -> list[Group]:
        return [arg.group for arg in self.found if arg.kind == "group" and arg.group and arg.role in roles]

    def names(self, group: Group | None) -> tuple[Mention[Person], ...]:
        """The persons that a group is said to be."""
        return tuple(person.mention for arg in self.found if group and arg.group is group for person in arg.persons)

    def persons(self, *roles: str) -> list[PersonSpot]:
        return [arg.person for arg in self.found if arg.kind == "person" and arg.person and arg.role in roles]


def _apposed_names(scene: Scene, before: Side, first: int) -> bool:
    """ "Colombian guerrilla group ELN", "Nigeria's Boko Haram": the later name is the one that acts."""
    last = next((spot.last for spot in scene.parties if spot.mention == before.mention), first)
    between = scene.parsed.tokens[last + 1 : first]
    plain = all(t.tag.startswith(("NN", "JJ", "POS", "VBN")) or t.lower == "(" for t in between)
    body = any(t.lower in _BODIES for t in between)  # "Colombia's second-largest rebel force, the ELN"
    loose = body and all(
        t.tag.startswith(("NN", "JJ", "RB", "POS", "VBN", "HYPH", "DT")) or t.lower in ("(", ",", "-") for t in between
    )
    return last < first and ((plain and len(between) <= 6) or (loose and len(between) <= 14))


def allegiance(group: Group) -> Side | None:
    """The side that a phrase ties its people to, as the receiver it implies."""
    for mention in group.parties:
        ref = mention.value
        sent = ref.key in _SENDERS  # "UN peacekeepers", "observers of the African Union"
        if (ref.kind != "organisation" or sent) and ref.form in ("adjective", "demonym", "name", "institution"):
            return Side(mention, "inferred", "infer.receiver_from_allegiance")
    return None


def _names_unit(scene: Scene, first: int) -> bool:
    """ "The Russian 58th Army": a numbered unit that the name of a people describes acts for its state."""
    words = [token.lower for token in scene.parsed.tokens[first : first + 4]]
    return bool(words) and words[0].endswith(("st", "nd", "rd", "th")) and bool(_UNITS & set(words[1:]))


def of_a_people(own: Side) -> bool:
    """Whether a side is a state by the name of its people ("Italian", "Swedes")."""
    return own.mention.value.kind == "state" and own.mention.value.form in ("adjective", "demonym")


def is_each(scene: Scene, group: Group) -> bool:
    """ "205 each", "1,000 on each side", "103 from either side", "apiece", "60 a side"."""
    tokens = scene.parsed.tokens
    window = [token.lower for token in tokens[group.last + 1 : group.last + 7]]
    for index, word in enumerate(window):
        if (word in (".", ";", ",") and index) or tokens[group.last + 1 + index].tag == "CD":
            break  # "206 people: 103 from each side" says nothing of 206
        if word in ("each", "apiece", "either") or (word in ("a", "per") and window[index + 1 : index + 2] == ["side"]):
            return True
    before = [token.lower for token in tokens[max(0, group.first - 3) : group.first]]
    return "each" in before


def heads_only(groups: list[Group]) -> list[Group]:
    """Without counted-out parts, which are no transfers of their own."""
    whole = [group for group in groups if not group.partitive]
    return whole or groups[:1]


def first_side(sides: list[Side]) -> Side | None:
    return sides[0] if sides else None
