"""Definite descriptions and pronouns that stand for a party named before: "the group", "the government", "it"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from exchange_extract.lexicon import PartyRef
from exchange_extract.spans import Mention

UNNAMED = "party.unnamed_rebels"
REFERENCE = "party.reference.group"
PEOPLE = "party.people_of_band"
BRANCHES = frozenset({"affiliate", "ally", "arm", "branch", "cell", "chapter", "franchise", "offshoot", "wing"})
TIES = ("linked", "backed", "aligned", "affiliated", "allied", "led", "dominated")
BOTH = "*BOTH*"  # "the two sides": resolved against the article's pair by the records stage

_TWO_SIDES = re.compile(
    r"\b(?:the (?:two|warring|rival|opposing)|both|two) (?:warring |rival |neighbou?ring |opposing )?"
    r"(?:sides|countries|parties|nations|neighbou?rs|governments|armies|capitals|states|foes|adversaries|groups)\b"
    r"|\bthe (?:neighbou?rs|belligerents|(?:two )?(?:Koreas|Sudans|Congos|Germanys|Yemens))\b"
    r"|\b(?:[A-Z][\w-]{2,20}['’]s? |[Tt]he )(?:two )?(?:warring|rival|opposing|feuding) "
    r"(?:sides|parties|camps|factions|governments|armies|administrations|communities)\b"
    r"|\b[A-Z][\w-]{2,20}['’]s? two (?:sides|camps|factions|governments|administrations|communities)\b"
    r"|\b(?:each|either) (?:side|country|party)\b|\beach of (?:them|the two|the sides)\b"
    r"|\beach other\b|\bone another\b",
    re.IGNORECASE,
)
_UNNAMED = re.compile(
    r"(?:\b[A-Z][\w-]{2,20} )?"
    r"\b(?:[Oo]pposition|[Rr]ebel|[Ii]slamist|[Jj]ihadist|[Ss]eparatist|[Tt]ribal|[Pp]ro-\w{2,20}"
    r"|\w{2,20}-(?:backed|led|aligned|allied|affiliated))"
    r"(?: (?:armed|rebel|Islamist|tribal))? (?:factions|militias?|forces|groups|brigades|battalions)\b"
)
"""Armed groups by what is said of them: "opposition factions", "Kurdish-led forces", "a pro-Turkish militia"."""
_ARMED = re.compile(
    r"\b(?:[Ii]llegal )?[Aa]rmed groups\b|(?<=\b[Aa]n )armed group\b(?! (?:called|named|known|calling|linked|allied))"
)
_GROUP = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Ii]ts|[Hh]is)(?: \w+)? (?:group|movement|militants|militia|rebels|insurgents"
    r"|organi[sz]ation|faction|guerrillas|jihadists|front|paramilitaries|separatists|gunmen|captors|kidnappers"
    r"|guerrilla group|armed group|rebel group)\b"
)
_BAND = r"(?:rebels|separatists|insurgents|guerrillas|militants|jihadists|secessionists|paramilitaries)"
_THE_BAND = re.compile(rf"[Tt]he {_BAND}")
_A_BAND = re.compile(
    r"(?<!\b[Tt]he )\b(?!(?:Some|Other|Several|Former|Many|Most|All|Two|Three) )"
    rf"[A-Z][\w-]{{2,20}} (?:{_BAND}|gunmen|fighters)\b"
)
"""Fighters told of by whose or of what kind they are, without an article or a figure: "Chechen gunmen"."""
_CAPTORS = r"(?:gunmen|tribesmen|bandits|pirates|kidnappers|abductors|hijackers|militiamen)"
_HOLDERS = frozenset({"bandits", "kidnappers", "abductors", "hijackers"})  # never captives themselves
_GANG = (
    r"(?:(?:armed|rebel|militant|jihadist|insurgent|guerrilla|separatist|Islamist|tribal|criminal|drug) "
    r"(?:groups?|movement|factions?|gangs?|cartels?|cell|network)|militias?|gangs?|cartels?)"
)
_OF_A_PEOPLE = re.compile(
    rf" (?:{_BAND}|{_CAPTORS}|{_GANG})\b(?! [A-Z]| (?:leader|commander|chief|spokes|group|member))"
)
_IS_ONE = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Bb]y|from) (?:\w{4,5}ern |main |ethnic |suspected |armed )?$")
_OWN_SIDE = re.compile(r"\b(?:[Hh]is|[Hh]er) (?:own )?(?:side|camp)\b")
_HELPERS = re.compile(r"\b(?:humanitarian|aid|relief|charity|rights|neutral)\b")
_STATE = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir) "
    r"(?:(?:federal|central|interim|military|internationally recogni[sz]ed|recogni[sz]ed|national) )?"
    r"(?:government|authorities|army|military|regime|junta|state)\b"
)


_BRANCH = "|".join(sorted(BRANCHES))
_TIED_BEFORE = re.compile(rf"\b(?:(?:{'|'.join(TIES)}|loyal|allegiance) (?:to|with|by)|(?:{_BRANCH}) of) (?:the )?$")
_TIED_BEHIND = re.compile(rf"-(?:{'|'.join(TIES)})\b|(?:['’]s(?: \w+)?)? (?:{_BRANCH})\b")
_TIE_REACH = 24  # characters of "affiliated with the "


_REALM = re.compile(
    r"\b[Tt]he (?:(?P<gulf>(?:small |tiny |wealthy |rich )?Gulf (?:Arab )?(?:state|nation|country|monarchy|emirate))"
    r"|(?P<kind>emirate|sultanate|kingdom))\b(?! of\b)"
)
_GULF = frozenset({"ARE", "BHR", "KWT", "OMN", "QAT", "SAU"})
_REALMS = {
    "emirate": frozenset({"ARE", "KWT", "QAT"}),
    "sultanate": frozenset({"BRN", "OMN"}),
    "kingdom": frozenset({"BHR", "JOR", "KHM", "MAR", "NPL", "SAU", "THA"}),
}

REALM = "party.reference.realm"
GOVERNMENT = "party.government"
_GOVERNMENT = re.compile(
    r"(?:['’]s)?(?: (?:federal|central|interim|military|transitional))? (?:government|army|regime|junta)\b"
)


def find_governments(text: str, parties: Sequence[Mention[PartyRef]]) -> list[Mention[PartyRef]]:
    """States that the text names as a government or an army: they, and not other states, are "the government"."""
    return [
        Mention(m.start, m.end, m.value, GOVERNMENT)
        for m in parties
        if m.value.kind == "state" and _GOVERNMENT.match(text, m.end)
    ]


def with_both_sides(text: str, parties: Sequence[Mention[PartyRef]]) -> list[Mention[PartyRef]]:
    """The parties, and "the two sides", "each side", "Libya's rival camps" as stand-ins for the article's pair.

    The country that the two contend for is then no party.
    """
    ref = PartyRef(None, BOTH, "side", "name")
    both = [Mention(hit.start(), hit.end(), ref, "party.both_sides") for hit in _TWO_SIDES.finditer(text)]
    spans = [(mention.start, mention.end) for mention in both]
    return [*(m for m in parties if not _overlaps(spans, m.start, m.end)), *both]


def as_sides(text: str, parties: Sequence[Mention[PartyRef]]) -> list[Mention[PartyRef]]:
    """Parties with a people's name read as the side that bears it in the article.

    Where it tells of "the Bosnian Serbs" and of no other Serbs by a fuller name, and never names Serbia as a state,
    "the Serbs" are they.
    """
    sides: dict[str, dict[str, PartyRef]] = {}
    for mention in parties:
        if mention.value.kind == "side" and mention.value.code is None:
            people = text[mention.start : mention.end].split()[-1].removesuffix("s")
            sides.setdefault(people, {})[mention.value.key] = mention.value
    states = {m.value.key for m in parties if m.value.kind == "state" and m.value.form in ("name", "seat")}
    result = []
    for mention in parties:
        own = sides.get(text[mention.start : mention.end].removesuffix("s"), {})
        if len(own) == 1 and mention.value.form == "demonym" and mention.value.key not in states:
            (side,) = own.values()
            mention = replace(mention, value=replace(side, form="demonym"), rule="party.reference.side")
        result.append(mention)
    return result


def without_names(text: str, parties: Sequence[Mention[PartyRef]]) -> list[Mention[PartyRef]]:
    """The parties with armed groups that the text only describes; a people's name in such a description is no party."""
    found = [
        Mention(h.start(), h.end(), PartyRef(None, h.group(), "armed_group", "name"), UNNAMED)
        for h in _UNNAMED.finditer(text)
    ]
    named = [m for m in parties if m.value.form not in ("adjective", "demonym")]
    found = [m for m in found if not any(n.start < m.end and m.start < n.end for n in named)]
    spans = [(m.start, m.end) for m in found]
    return sorted([*(m for m in parties if not _overlaps(spans, m.start, m.end)), *found], key=lambda m: m.start)


def with_bands(text: str, parties: Sequence[Mention[PartyRef]]) -> list[Mention[PartyRef]]:
    """The parties, where "the Congolese rebels", "a Haitian gang" are no states, which they may fight.

    They are the armed group last named before, else the only one that the text names, unless these fight another
    state; else a group without a name. The people's name stays, under the rule ``PEOPLE``.
    """
    result: list[Mention[PartyRef]] = []
    for mention in sorted(parties, key=lambda m: m.start):
        band = _OF_A_PEOPLE.match(text, mention.end) if mention.value.form in ("adjective", "demonym") else None
        state = mention.value.code if mention.value.kind == "state" else None
        noun = band.group().split()[-1] if band else ""
        actor = noun in _HOLDERS or _IS_ONE.search(text, max(0, mention.start - 20), mention.start)
        if not (band and state and actor):
            result.append(mention)
            continue
        link = _meant(parties, state, mention.start, noun)
        own = PartyRef(None, text[mention.start : band.end()], "armed_group", "institution", fights=state)
        rule = REFERENCE if link else UNNAMED
        result += [Mention(mention.start, band.end(), link or own, rule), replace(mention, rule=PEOPLE)]
    return result


def _meant(parties: Sequence[Mention[PartyRef]], state: str, position: int, noun: str) -> PartyRef | None:
    known = [m for m in parties if m.value.fights in (state, None) and m.value.kind in ("armed_group", "side")]
    only = known[0].value if len({m.value.key for m in known}) == 1 else None
    return _last(known, position, noun, helps=False) or (only and replace(only, form="institution"))


def find_references(text: str, parties: Sequence[Mention[PartyRef]]) -> list[Mention[PartyRef]]:
    """Descriptions linked to the last party of their kind before them; unlinked where there is none.

    "The group" is the last armed group; "the government" the state named most in the text so far. A description that
    contains a name of its own ("the Syrian government") is no reference.
    """
    taken = [(m.start, m.end) for m in parties]
    found = []
    acting = [m for m in parties if not _names_ally(text, m)]
    for hit in _ARMED.finditer(text):
        name = "armed groups" if hit.group().endswith("s") else "armed group"
        ref = PartyRef(None, name, "armed_group", "name")
        found.append(Mention(hit.start(), hit.end(), ref, "party.armed_groups"))
    for hit in _GROUP.finditer(text):
        if not _overlaps(taken, hit.start(), hit.end()):
            noun, helps = hit.group().split()[-1], bool(_HELPERS.search(hit.group()))
            link = _last(acting, hit.start(), noun, helps=helps) or _last(parties, hit.start(), noun, helps=helps)
            if link:
                found.append(Mention(hit.start(), hit.end(), link, REFERENCE))
            elif _THE_BAND.fullmatch(hit.group()) and not text.startswith(" of ", hit.end()):
                found.append(_band(text, hit))
    found += [m for hit in _OWN_SIDE.finditer(text) if (m := _speakers_side(text, [*parties, *found], hit))]
    for hit in _STATE.finditer(text):
        after = text[hit.end() : hit.end() + 5]
        if not _overlaps(taken, hit.start(), hit.end()) and not after.startswith((" of ", " base", " post")):
            state = main_state(parties, hit.start())
            seat = next((m.value for m in parties if after.startswith(" in ") and m.start == hit.end() + 4), None)
            state = None if seat and seat.kind == "state" else state  # "the government in Baku" is named by its seat
            if state:
                found.append(Mention(hit.start(), hit.end(), state, "party.reference.government"))
    return found + _realms(text, parties, taken)


def _names_ally(text: str, party: Mention[PartyRef]) -> bool:
    """ "JNIM, which is linked to al-Qaeda", "the al-Qaeda affiliate JNIM": a name that tells whose ally another is."""
    if party.value.kind != "armed_group":
        return False
    tied = _TIED_BEFORE.search(text, max(0, party.start - _TIE_REACH), party.start)
    return bool(tied or _TIED_BEHIND.match(text, party.end))


def _band(text: str, hit: re.Match[str]) -> Mention[PartyRef]:
    """ "The rebels" of a text that names no armed group: by the words that it first had for them, else by these."""
    first, start = _A_BAND.search(text, 0, hit.start()), hit.start() + len("the ")
    name = first.group() if first else text[start : hit.end()]
    return Mention(start, hit.end(), PartyRef(None, name, "armed_group", "institution"), UNNAMED)


def _speakers_side(text: str, parties: Sequence[Mention[PartyRef]], hit: re.Match[str]) -> Mention[PartyRef] | None:
    """ "Ali of the rebels' committee said his side would": the party named last before it in the sentence."""
    before = [m for m in parties if m.end <= hit.start() and m.value.kind != "organisation" and m.value.name != BOTH]
    last = max(before, key=lambda m: m.start, default=None)
    if last is None or re.search(r"[.!?;\n]", text[last.end : hit.start()]):
        return None
    return Mention(hit.start(), hit.end(), replace(last.value, form="institution"), "party.reference.own_side")


def _realms(
    text: str, parties: Sequence[Mention[PartyRef]], taken: Sequence[tuple[int, int]]
) -> list[Mention[PartyRef]]:
    """ "The emirate", "the Gulf state", "the kingdom": the only state of that kind named before."""
    found = []
    for hit in _REALM.finditer(text):
        codes = _REALMS.get(hit["kind"] or "", _GULF)
        before = {m.value.key: m.value for m in parties if m.end <= hit.start() and m.value.code in codes}
        if len(before) == 1 and not _overlaps(taken, hit.start(), hit.end()):
            (state,) = before.values()
            found.append(Mention(hit.start(), hit.end(), replace(state, form="institution"), REALM))
    return found


def _overlaps(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    return any(a < end and start < b for a, b in taken)


def _last(parties: Sequence[Mention[PartyRef]], position: int, noun: str, *, helps: bool) -> PartyRef | None:
    """The last armed group before ``position``; one whose name has the noun ("the separatists") comes first.

    "The organisation" may be one that helps too, and "the humanitarian group" is one.
    """
    kinds = {"organisation"} if helps else {"armed_group", "side"}
    kinds |= {"organisation"} if noun.startswith("organi") else set()
    before = [m for m in parties if m.end <= position and m.value.kind in kinds and m.value.form != "seat"]
    before = [m for m in before if noun in m.value.name.split()] or before
    if not before:
        return None
    return replace(max(before, key=lambda m: m.start).value, form="institution")


def main_state(parties: Sequence[Mention[PartyRef]], position: int) -> PartyRef | None:
    """The state that a text names most up to a little after ``position``: who "the government" is.

    Where all its armed groups fight one state, it is that one, unless another is named more than twice as often.
    """
    counts: dict[str, int] = {}
    values: dict[str, PartyRef] = {}
    named = [m for m in parties if m.rule == GOVERNMENT and m.start <= position + 400]
    for mention in named or parties:
        if mention.value.kind == "state" and mention.start <= position + 400:
            counts[mention.value.key] = counts.get(mention.value.key, 0) + 1
            values.setdefault(mention.value.key, mention.value)
    if not counts:
        return None
    best = max(counts.items(), key=lambda row: row[1])[0]
    fought = {m.value.fights for m in parties if m.value.fights}
    if len(fought) == 1 and 2 * counts.get(rival := next(iter(fought)) or "", 0) >= counts[best]:
        best = rival
    value = values[best]
    return replace(value, form="institution")
