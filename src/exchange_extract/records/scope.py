"""What the codebook leaves out (section 1), and what it asks of a record at least (section 2).

Words are weak evidence: "museum", "refugees" or "pardon" stand in true articles too. So each ground of exclusion asks
who gives, who moves and whether there is another side, and uses its words (``cue.exclusion.*``) only for telltales of
the kind; the nearer a word stands to the predicate, the more it weighs.
"""

from collections.abc import Callable, Sequence, Set

from exchange_extract.records.scope_case import Case, guessed, name_of
from exchange_extract.records.scope_force import is_rescue
from exchange_extract.records.scope_news import is_homecoming, is_jailbreak, is_layoff, is_sport, is_staged, is_unspoken
from exchange_extract.records.tellings import Telling
from exchange_extract.records.themes import CAPTIVITY, CONFLICT, Themes, has_any
from exchange_extract.schema import ExchangeRecord, Transfer

Ends = tuple[str, str, bool]
"""Giver and receiver of one direction, by code or name, "" is unknown, and whether it is of remains."""

# Grounds that hold only for want of a word that the people were held, or fell in war.
_UNSAID = frozenset({"unspoken", "unheld", "travel", "domestic", "private_death"})
_TRANSPORT = frozenset({"move", "return", "receive"})
_EVERYDAY = _TRANSPORT | {"carry", "exchange"}
_COURTS = frozenset({"release.hand_over", "release.free"})
_LETTING = frozenset({"release.offer", "release.let_travel"})
# fmt: off
_TRAVELLERS = frozenset({
    "athlete", "athletes", "child", "children", "couple", "deportee", "deportees", "evacuee", "evacuees", "families",
    "family", "fan", "fans", "laborer", "laborers", "labourer", "labourers", "migrant", "migrants", "passenger",
    "passengers", "pilgrim", "pilgrims", "player", "players", "pupil", "pupils", "refugee", "refugees", "returnee",
    "returnees", "schoolchildren", "student", "students", "teenager", "teenagers", "tourist", "tourists", "visitor",
    "visitors", "worker", "workers",
})
_DEMANDS = frozenset({"receive.want_back", "receive.ask_for", "receive.want_in_return", "receive.hold_out_for"})
_FREEING = frozenset({"release", "released", "releases", "releasing", "freed", "freeing"})
_CONTINGENTS = frozenset({"battalion", "contingent", "forces", "paratroopers", "peacekeepers", "troops", "units"})
_KIN = frozenset({
    "accounted", "burial", "buried", "cemetery", "dna", "families", "family", "identified", "kin", "lab",
    "laboratory", "next-of-kin", "parents", "relatives",
})
# fmt: on
_GIVES = ("hand", "turn", "give", "gave", "surrender", "relinquish", "part")
_FIGHTERS = frozenset({"prisoner_of_war", "mixed"})
_MISHAPS = {"avalanche", "earthquake", "flood", "floods", "landslide", "migrant", "migrants", "stampede"}
_ASHES = {"ashes", "urn", "urns"}
_FINDING = {"recovered", "recovering", "retrieved", "unearthed", "exhumed", "dug"}
_FINDERS = {"diver", "divers", "grave", "graves", "searchers", "volunteers"}
_LINES = {"front", "frontline", "occupied", "occupation"}


def in_scope(record: ExchangeRecord, event: Sequence[Telling], themes: Themes, freed: Set[Ends] = frozenset()) -> bool:
    """Whether a record is of a handover between sides, and no pardon, rescue, extradition, refugee return or trade."""
    return ground_of(record, event, themes, freed) is None


def ground_of(
    record: ExchangeRecord, event: Sequence[Telling], themes: Themes, freed: Set[Ends] = frozenset()
) -> str | None:
    """The first ground on which the codebook's section 1 leaves a record out, such as ``rescue``; None in scope.

    ``freed`` are the directions of the article's other records: people who go the same way after them were held too
    ("a second group of 25 will follow"), whatever their own sentence leaves unsaid, and remains are of the same dead.
    """
    case = Case(record, tuple(event), themes)
    ways = {_ends_of(transfer) for transfer in record.transfers}
    if record.status not in ("completed", "ongoing"):  # what is asked for in return
        ways = {
            (receiver, giver, dead) if (receiver, giver, dead) in freed else (giver, receiver, dead)
            for giver, receiver, dead in ways
        }
    unsaid = _UNSAID if freed and ways <= freed else frozenset[str]()
    grounds = ((ground.__name__.lstrip("_").removeprefix("is_"), ground) for ground in _GROUNDS)
    return next((name for name, ground in grounds if name not in unsaid and ground(case)), None)


def is_barred(record: ExchangeRecord, event: Sequence[Telling], themes: Themes) -> bool:
    """Whether people are migrants or relics, whatever other grounds there are."""
    case = Case(record, tuple(event), themes)
    return _is_migration(case) or _is_relic(case)


def released(record: ExchangeRecord) -> frozenset[Ends]:
    """The directions, giver to receiver, in which people or remains go by a record that took place."""
    if record.status not in ("completed", "ongoing"):
        return frozenset()
    return frozenset(ends for ends in map(_ends_of, record.transfers) if ends[0] and ends[1])


def _ends_of(transfer: Transfer) -> Ends:
    return name_of(transfer.giver), name_of(transfer.receiver), transfer.category == "remains"


def _is_nobody(case: Case) -> bool:
    """An exchange without people, in an article that exchanges other things or holds nobody."""
    if case.themes.swaps_people or case.frames != {"exchange"} or case.groups:
        return False
    if any(t.frame.category or (t.frame.total and case.themes.captives) for t in case.told):
        return False
    if case.themes.sentences["exchange_of"] or not case.themes.captivity:
        return True
    return not (case.themes.captives or case.opposed_by_words)


def _is_unheld(case: Case) -> bool:
    """People who come, go or get something, in an article without captives and far from its words of captivity."""
    if case.verbs <= {"exchange.part_ways"} and not (case.themes.captivity or case.remains):
        return "other" not in case.words  # "forty moved north as thirty fled south"
    alone = case.frames == {"move"} and all(t.count and t.count.max == 1 for t in case.record.transfers)
    captives = case.themes.captives and not alone  # soldiers told of elsewhere make no captive of one man
    if captives or case.held or case.swap or case.record.mediators or (case.two_sided and not alone):
        return False
    if not (case.frames <= _EVERYDAY or case.verbs <= _LETTING):
        return False
    return not any(telling.frame.scene.number in case.themes.near_captives for telling in case.told)


def _is_passage(case: Case) -> bool:
    """People not told of before who come or go, of whom no word says that they were held and no side that it lets or
    gets them: "90 students flew home on Sunday"."""
    groups = [flow.group for telling in case.told for flow in telling.frame.flows if flow.group]
    if case.frames != {"move"} or case.held or case.by_captors or not groups:
        return False
    if case.record.status not in ("completed", "ongoing"):
        return False  # "in the next stage 100 men will go home"
    if any(side is not None and not guessed(side) for flow in case.flows for side in (flow.giver, flow.receiver)):
        return False
    return all((g.neutral or g.category == "civilian") and not (g.definite or g.bare) for g in groups)


def _is_by_law(case: Case) -> bool:
    """Pardon, parole and bail at home; between two sides a pardon is only the form that a release takes."""
    if case.swap or case.remains or (case.by_captors and not case.by_taliban):
        return False  # rebels have no law to pardon by
    if case.names_everywhere("bail"):
        return True  # who is let out by a court goes nowhere, whosever citizen he is
    if case.names_everywhere("term") and not case.deals:
        return True  # "after serving six years"; within a deal that only tells how long somebody sat
    if case.names_everywhere("law"):
        return not case.two_sided
    return case.themes.rules("law") and not case.two_sided and not case.deals


def _is_domestic(case: Case) -> bool:
    """A state's release of its own prisoners counts only within a deal with another side."""
    if case.record.mediators or case.swap or case.themes.deals or not case.frames <= {"release"}:
        return False
    return (
        all(
            transfer.giver is not None
            and transfer.giver.code is not None
            and len(transfer.giver.code) == 3
            and transfer.giver.code not in case.armed_groups
            and transfer.category in ("detainee", "unspecified", "civilian")
            for transfer in case.record.transfers
        )
        and not case.foreign
    )


def _is_crime(case: Case) -> bool:
    """Robbers and kidnappers for ransom are no side, unless an armed group has a hand in it; nor do murderers whom
    nobody is said to let go come home from one."""
    if case.swap or case.remains or any(f.giver and not guessed(f.giver) for f in case.flows):
        return False
    if case.names("murder"):
        return True
    return not case.themes.armed and (case.names("crime") or case.themes.rules("crime"))


def _is_family(case: Case) -> bool:
    """A child whom one parent took from the other."""
    children = all(transfer.category == "child" for transfer in case.record.transfers)
    return children and case.names("family") and not (case.swap or case.by_captors or _is_mediated(case.record))


def _is_extradition(case: Case) -> bool:
    """People handed over to stand trial."""
    handed = case.verbs == {"release.hand_over"} or (case.verbs <= _COURTS and any(map(_is_handed, case.told)))
    ruled = case.themes.rules("extradition")
    if case.swap or case.remains or case.set_free:
        return False
    return ruled or (handed and case.names("felony")) or (case.names("extradition") and not case.held)


def _is_migration(case: Case) -> bool:
    """Refugees, deportees, evacuees: people who move and were never held."""
    if case.bartered or case.remains or case.held or _is_mediated(case.record) or case.set_free:
        return False
    if has_any(case.words, ("abduct", "forcibl", "kidnap", "captiv", "hostage")):
        return False
    if case.words & _LINES and case.opposed:
        return False  # "stranded behind the front": whom the other side lets through is no migrant
    fighters = any(t.category in ("prisoner_of_war", "hostage") and not t.names for t in case.record.transfers)
    if (fighters and not case.heads & _TRAVELLERS) or (case.by_captors and any(map(_is_handed, case.told))):
        return False
    if all(t.category == "child" for t in case.record.transfers) and not case.names("migration"):
        return False
    return case.names("migration") or case.themes.rules("migration")


def _is_mediated(record: ExchangeRecord) -> bool:
    """Whether a state or the Red Cross had a hand in it; refugee agencies help refugees."""
    return any(party.code and (len(party.code) == 3 or party.code == "ICRC") for party in record.mediators)


def _is_travel(case: Case) -> bool:
    """People who merely come home: nothing says that anybody held them."""
    if (
        case.heads
        and case.heads <= _CONTINGENTS
        and case.frames == {"move"}
        and not (case.themes.captivity or "held" in case.words)
    ):
        return True  # "the last American troops came home from Niger"
    if case.held or case.by_captors or "release.free" in case.verbs or case.words & _FREEING:
        return False
    if any(t.category == "remains" for t in case.record.transfers):
        return False
    if {"release", "receive"} <= case.frames and case.swap:
        return False  # "handed a diplomat to Tehran and got back an aid worker"
    if case.bartered and (case.themes.captivity or (not case.exchanged and case.words & {"exchange", "return"})):
        return False
    if case.two_sided and _is_for(case):
        return False
    if case.verbs & _DEMANDS and any(t.giver and t.receiver for t in case.record.transfers):
        return False  # "wants its 40 sailors back"
    if all(t.category == "child" for t in case.record.transfers) and any(_is_done_to(t) for t in case.told):
        return False
    if not case.themes.captivity:
        crews = any(group.rule == "people.seafarer" for group in case.groups)
        fighters = crews or _are_fighters(case)
        # a bare "in an exchange" too, and soldiers who go home to each side
        swap = case.swap or any(telling.frame.trigger.rule.frame == "exchange" for telling in case.event)
        ends = {(name_of(t.giver), name_of(t.receiver)) for t in case.record.transfers if t.giver and t.receiver}
        swap = swap or any((b, a) in ends for a, b in ends)
        counted = case.record.total is not None and all(t.category == "detainee" for t in case.record.transfers)
        counted = counted and (_martial(case) or any(t.frame.category == "detainee" for t in case.told))
        if ("secure" in case.frames and case.heads) or ((fighters or counted) and swap):
            return False  # "have exchanged 340 fishermen" too, and not "ten judges"
        if fighters and any(map(_is_handover, case.told)):
            return False
        if _is_mediated(case.record) or (case.two_sided and any(map(_claims, case.told))):
            return False
        if fighters and "back" in case.words and any(flow.receiver for flow in case.flows):
            return False  # "is to get its 18 soldiers back"
        if any(flow.giver and flow.giver.rule.endswith((".holder", ".captor")) for flow in case.flows):
            return False  # "95 soldiers held by Russia"
        if case.departed:
            return True
        handed = any(map(_is_handed, case.told))
        return not ((fighters and case.two_sided) or (handed and (fighters or case.two_sided)))
    if not case.frames <= {*_TRANSPORT, "release"} or has_any(case.words, CAPTIVITY):
        return False
    ordinary = bool(case.heads) and case.heads <= _TRAVELLERS
    moved = case.two_sided and any(map(_is_done_to, case.told))
    return (_is_named_traveller(case) and not moved) or (ordinary and not case.two_sided)


def _are_fighters(case: Case) -> bool:
    """Whether all who move are: "gave back one soldier and got eight", where the bare figure is of soldiers too."""
    if all(transfer.category in _FIGHTERS for transfer in case.record.transfers):
        return True
    rows = [group for group in case.groups if not group.bare]
    return bool(rows) and all(group.category in _FIGHTERS for group in rows)


def _is_named_traveller(case: Case) -> bool:
    """Persons of whom the article nowhere says that they were held: "Federer arrived in Australia"."""
    if case.themes.swaps_people or any(t.category in ("prisoner_of_war", "hostage") for t in case.record.transfers):
        return False
    names = {name.split()[-1] for transfer in case.record.transfers for name in transfer.names}
    return bool(names) and not any(name.split()[-1] in names for name in case.themes.held)


def _is_for(case: Case) -> bool:
    """Whether people are exchanged for people: each direction has a figure or names."""
    exchanged = any(telling.frame.trigger.rule.frame == "exchange" for telling in case.told)
    transfers = case.record.transfers
    return exchanged and len(transfers) > 1 and all(t.count or t.names for t in transfers)


_MASS = 20
"""So many dead given up by a side at once are no private death."""


def _is_mass(case: Case) -> bool:
    many = any((t.count.min or 0) >= _MASS for t in case.record.transfers if t.count)
    return many and any(flow.giver and flow.giver.basis == "stated" for flow in case.flows)


def _claims(telling: Telling) -> bool:
    """Whether the predicate itself asks for people or offers them: "wants 30 residents back from Ukraine"."""
    return telling.frame.trigger.rule.status is not None


def _is_handed(telling: Telling) -> bool:
    """Whether a named side hands people over: nobody hands over those who merely come home."""
    trigger = telling.frame.trigger
    first = telling.frame.scene.parsed.tokens[trigger.first].lower
    stated = any(flow.giver and flow.giver.basis == "stated" for flow in telling.flows)
    return trigger.rule.frame == "release" and first.startswith(_GIVES) and stated


def _is_handover(telling: Telling) -> bool:
    """Whether the noun is "handover": nobody calls the journey of a side's own soldiers that."""
    trigger = telling.frame.trigger
    return trigger.nominal and telling.frame.scene.parsed.tokens[trigger.first].lower.startswith("hand")


def _is_done_to(telling: Telling) -> bool:
    """Whether somebody else moves the people: they are the object, or the subject of a passive."""
    trigger, scene = telling.frame.trigger, telling.frame.scene
    if trigger.nominal or scene.clauses.is_passive(trigger.head):
        return True
    return any(flow.group and flow.group.first > trigger.first for flow in telling.flows)


def _is_accident(case: Case) -> bool:
    """The body of a tourist, a sportsman or a worker, by the words of its own sentence."""
    return case.remains and case.names("travel") and not has_any(case.words, CONFLICT)


def _is_private_death(case: Case) -> bool:
    """Dead of a peaceful article; the dead of a war long ago that are only identified or buried."""
    if not case.remains:
        return False
    if not case.themes.conflict and (
        case.themes.sentences["travel"] or not (case.two_sided or case.swap or _is_mass(case))
    ):
        return True
    if case.themes.rules("travel") and not has_any(case.words, CONFLICT):
        return True
    if case.words & _MISHAPS and not _martial(case):
        return True
    if any(flow.giver and not guessed(flow.giver) for flow in case.flows):
        return False
    found = bool(case.words & _FINDING) and (case.names("rescue") or bool(case.words & _FINDERS))
    return found or bool(case.words & (_KIN | _ASHES))


def _is_relic(case: Case) -> bool:
    """Remains of ancestors, masks and bronzes from museums and collections."""
    remains = any(transfer.category == "remains" for transfer in case.record.transfers)
    if (case.held and not remains) or case.by_captors or case.armed_groups or _martial(case):
        return False
    return case.names("relics") or (case.remains and case.themes.rules("relics"))


def _martial(case: Case) -> bool:
    return has_any(case.words, ("soldier", "servicem", "fallen", "prisoner", "hostage", "fighter", "militant"))


_GROUNDS: tuple[Callable[[Case], bool], ...] = (
    is_staged,
    is_unspoken,
    is_homecoming,
    _is_nobody,
    _is_unheld,
    _is_passage,
    _is_by_law,
    _is_domestic,
    is_rescue,
    is_jailbreak,
    is_sport,
    is_layoff,
    _is_crime,
    _is_family,
    _is_extradition,
    _is_migration,
    _is_travel,
    _is_accident,
    _is_private_death,
    _is_relic,
)
