"""Armed groups that no rule lists, by the words of their names and by what a text calls them."""

import re
from collections.abc import Iterator, Sequence

from exchange_extract.lexicon import PartyRef
from exchange_extract.spans import Mention
from exchange_extract.tokens.bare_times import TIMES

NAMED = "party.named_group"

_CAP = r"[A-Z][a-zA-Z\u00c0-\u017f’']{1,24}(?:-[A-Z][\w’']{0,24}){0,2}(?!-)"
_OF_PEOPLE = rf"(?: (?:of|for|in) (?:the )?(?:{_CAP} (?:(?:of|and) (?:the )?)?){{0,3}}{_CAP})?"
_TITLE = re.compile(
    rf"\b(?P<name>(?:{_CAP} ){{1,5}}(?:Front|Army|Brigades|Movement|Militias?|Battalions|Resistance|Forces?|Guerrillas"
    rf"|Fighters|Legion|Council|Union|Alliance){_OF_PEOPLE})"
    r"(?:(?: \(|,? or |,? known (?:[\w-]{2,12} ){0,5}as )(?:the )?(?P<short>[A-Z][A-Z-]{1,9})\b)?"
)
"""At most five words before the noun and four after it; whether they name fighters is for the next two to say."""
_MARTIAL = re.compile(
    r"\b(?:Liberation|Revolutionary|Resistance|Guerrillas?|Militias?|Martyrs?|Mujahid\w*|Mujahed\w*|Jihad\w*|Insurgent"
    r"|Rebel|Fighters|Patriotic Front|People[’']s Front|Popular Front|Salvation Front|Islamic Front)\b"
)
_OF_NO_STATE = re.compile(
    r"\b(?:Brigades|Battalions|Legion|Islamic Army|National Army|Defen[cs]e Forces?"
    r"|People[’']s (?:Army|Militia|Defen[cs]e)"
    r"|(?!Western|Eastern|Northern|Southern|Home|Central|National|United)[A-Z][\w’'-]+ Front)\b"
)
""" "The Kenya Defence Forces" are Kenya's."""
_NAME = rf"(?P<name>{_CAP}(?:(?: |-| al-| ul-| e-| wal-){_CAP}){{0,3}})"
_KIND = (
    r"(?:(?:armed|rebel|militant|jihadist|insurgent|guerrilla|separatist|Islamist|paramilitary|extremist|terrorist"
    r"|Shi(?:[’']?ite|a)|Sunni|Maoist|Marxist|leftist|communist|secessionist|breakaway) "
    r"(?:group|movement|faction|organi[sz]ation|network|alliance|coalition)|militia|guerrilla army|rebel army)\b"
    r"(?! (?:leader|commander|chief|spokes|member|fighter|boss|source|official|head))"
)
_DESCRIBED = (
    re.compile(rf"\b{_KIND} (?:called |named |known as |calling itself )?(?:the )?{_NAME}"),
    re.compile(rf"\b{_NAME} {_KIND}"),
    re.compile(rf"\b{_NAME}, (?:an?|the|one of the) (?:(?!of |in |from |with |by )[\w-]{{2,20}} ){{0,3}}{_KIND}"),
)
# fmt: off
_NO_NAME = frozenset({
    "A", "An", "The", "This", "That", "Its", "His", "Her", "Their", "Our", "One", "Another", "Some", "Both", "Two",
    "In", "On", "But", "And", "When", "While", "After", "Before", "As", "If", "By", "From", "With", "For", "At",
    "Last", "Since", "Until", "During", "Near", "Ramadan", "Easter", "Christmas", "Eid",
    "President", "General", "Colonel",
    *(time.capitalize() for time in TIMES),
})
_WHERE_OR_WHEN = frozenset({"in", "at", "on", "near", "outside", "around", "since", "until", "during", "last"})
""" "In Dolgun, the rebel group freed ...": what stands behind these is no group's name."""
_GENERIC = frozenset({
    "National", "Army", "Popular", "Resistance", "Front", "Forces", "Force", "Brigades", "Movement", "Council", "Union",
    "Defence", "Defense", "Patriotic", "Salvation", "People's", "People’s", "Fighters", "Militia", "Militias",
    "Battalions", "Legion", "Alliance", "Islamic", "United", "Revolutionary", "Rebel", "Martyrs",
})
"""What needs one word more to be a name, or initials that are known."""
# fmt: on


def find_named_groups(text: str, parties: Sequence[Mention[PartyRef]]) -> list[Mention[PartyRef]]:
    """The parties with the armed groups that the text names and no rule knows, wherever it names them again.

    "The Lamba People's Front (LPF)", "the militia Katiba Nur", "Ansar Nur, a jihadist group": the name as the text has
    it. A state or a people in such a name ("the Philippine Liberation Front") is no party there; a name that a
    rule lists stays as listed.
    """
    names = dict(_names(text, parties))
    if not names:
        return list(parties)
    longest_first = sorted(names, key=lambda words: (-len(words), words))
    again = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")
    found = [Mention(hit.start(), hit.end(), names[hit.group()], NAMED) for hit in again.finditer(text)]
    known = [m for m in parties if not _is_of_state(m)]
    found = [m for m in found if not any(_touch(m, other) for other in known)]
    return sorted([*(p for p in parties if not any(_touch(p, m) for m in found)), *found], key=lambda m: m.start)


def _names(text: str, parties: Sequence[Mention[PartyRef]]) -> Iterator[tuple[str, PartyRef]]:
    """What the text calls a group, with the group: under its fullest name, or the one whose initials stand behind."""
    for hit in _TITLE.finditer(text):
        words = _own_words(hit["name"])
        name = " ".join(words)
        begin, end = hit.end("name") - len(name), hit.end("name")
        of_state = any(begin <= p.start and p.end <= end for p in parties)
        martial = _MARTIAL.search(name) or (not of_state and _OF_NO_STATE.search(name))
        if not martial or all(word in _GENERIC for word in words):
            continue
        known = next((p.value for p in parties if hit["short"] and p.start == hit.start("short")), None)
        group = known or PartyRef(None, name, "armed_group", "name")
        yield name, group
        if hit["short"] and known is None:
            yield hit["short"], group
    for number, pattern in enumerate(_DESCRIBED):
        for hit in pattern.finditer(text):
            name = " ".join(_own_words(hit["name"]))
            begin, end = hit.end("name") - len(name), hit.end("name")
            if not name or any(p.start < end and begin < p.end for p in parties):
                continue
            if number == 2 and _word_before(text, begin) in _WHERE_OR_WHEN:
                continue
            if number != 1 or " " in name or name.isupper():  # "the Shiite militia" has no name
                yield name, PartyRef(None, name, "armed_group", "name")


def _own_words(name: str) -> list[str]:
    """ "Colombia's National Liberation Army", "On Friday Ansar Nur": without what only stands before the name."""
    words = name.split(" ")
    first = max(
        (n + 1 for n, word in enumerate(words) if word[-2:] in ("'s", "’s") and word[:6] != "People"), default=0
    )
    while first < len(words) and words[first] in _NO_NAME:
        first += 1
    return words[first:]


def _word_before(text: str, start: int) -> str:
    words = text[max(0, start - 20) : start].split()
    return words[-1].lower() if words else ""


def _is_of_state(mention: Mention[PartyRef]) -> bool:
    return mention.value.kind == "state" or mention.value.form in ("adjective", "demonym")


def _touch(a: Mention[PartyRef], b: Mention[PartyRef]) -> bool:
    return a.start < b.end and b.start < a.end
