"""Sentence boundaries that survive headlines, bullets, datelines, quotes and initials.

Works on characters, before any token is made, so that only the sentences that matter need be parsed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Kind = Literal["headline", "title", "body"]

MAX_SENTENCE = 1500
"""Characters, about 250 words: text without sentence ends is cut there, which bounds what the parser and all that
works sentence by sentence can cost. News agencies write no sentence half as long."""

MAX_STRETCH = 50_000
"""Characters of a text that are read as one article, about 8,000 words: ten times an agency report."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text[start:end]`` is the sentence without leading bullets and dateline; ``paragraph`` counts from 0.

    *headline* is the first line of an article when it does not end like a sentence, *title* such a line further down.
    ``dateline`` is the city of an agency dateline that was cut off, or "".
    """

    start: int
    end: int
    kind: Kind
    paragraph: int
    dateline: str = ""


_NARROW, _WIDE = 40, 100  # characters of the lines of a hard-wrapped text
_STOPS = '.!?…:"”'
_BREAKS = dict.fromkeys(map(ord, "\n\r\u2028\u2029"), " ")
_BLANKS = dict.fromkeys(map(ord, "\t\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u3000"), " ")
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
# What may stand before the first word of a line: bullets, emoji, arrows, list numbers, clock times of live blogs.
_LEAD = re.compile(
    r"(?:[^\w\"'“‘«(\[@$€£¥+]+|\(?\d{1,2}[.)]\s+(?=\S)|\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?\s+(?=[A-Z“\"]))*"
)
_BULLETS = frozenset("•▪◦‣●■*")
_LABEL = re.compile(
    r"(?:URGENT|FLASH|BREAKING|UPDATE(?: ?\d)?|CORRECTED|LEAD|EXCLUSIVE|FACTBOX|EXPLAINER|WATCH|VIDEO|LIVE|Breaking"
    r"|Update|Live)(?: NEWS)?\s*[-–—:|]+\s*"
)
_CITY = r"[A-Z][\w'’.\-]*(?:(?: |/|, )(?:[A-Z][\w'’.\-]*|de|of|del|al)){0,5}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH})(?:,? \d{{4}})?"
_AGENCY = r"\([A-Z][\w .&'’/\-]{1,30}\)"
_DASH = r"(?: ?(?:--|[–—]) ?| - |\.[-–—] ?)"
# "The Cubans – Gerardo and Ramón – were met …" begins with no city.
_SET = r"(?:The(?! Hague)|Th[eo]se|Both|All|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Among|Also|Other)"
_DATELINE = re.compile(
    rf"(?P<city>{_CITY})[,:]?(?: {_AGENCY},?)? (?:{_DAY}|\({_DAY}\)),?(?: {_AGENCY})?(?:{_DASH}|[.:] )"
    rf"|(?P<city2>{_CITY}),? {_DAY},? {_AGENCY},? "
    rf"|(?P<city3>(?!{_SET} ){_CITY})(?: {_AGENCY})?{_DASH}(?=[\"“‘'A-Z0-9])"
    rf"|(?P<city4>[A-Z][A-Z .'’/\-]{{2,30}})(?: {_AGENCY})?: "
    rf"|(?P<city5>{_CITY}) {_AGENCY}: "
    rf"|\[(?P<city6>{_CITY})\] |\((?P<city7>{_CITY})\) (?=[\"“‘'A-Z])"
    rf"|{_DAY}(?: {_AGENCY}){_DASH}"
    rf"|{_AGENCY}{_DASH}"
)
# Possessive and from the head of a run of stops only: a million dots cost one pass.
_STOP = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s)")
_ENDS = (".", "!", "?", "…", '."', ".”", '?"', "?”", ".)", ":", "!”", '!"')
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Drs|Prof|Profs|Messrs|Msgr|Gen|Gens|Lt|Lts|Col|Cols|Maj|Capt|Cpt|Sgt|Sgts|Ssgt|Msgt|Cpl|LCpl"
    r"|Lcpl|Pvt|Pte|Pfc|PFC|Spc|SPC|Ens|Brig|Adm|Cmdr|Cdr|Comdr|Cmdt|Supt|Insp|Rev|Fr|St|Sr|Jr|Sen|Rep|Gov|Pres|Hon"
    r"|No|Nos|Art|vs|Vol|Fig|Inc|Ltd|Co|Corp|Bros|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mt|Ft|approx|ca|cf"
    r"|viz|incl|al|H\.H|H\.E)|\b[A-Z])\.$"
)
# These may end a sentence too; then a word follows that rarely stands inside one with a capital.
_AMBIGUOUS = re.compile(r"(?:\b(?:[A-Za-z]\.){2,}|\b(?:etc|Inc|Ltd|Jr|Sr|al|Co))$")
_STARTER = re.compile(
    r"[\"'“‘(]*(?:The|A|An|In|On|At|It|Its|He|His|She|Her|They|Their|We|This|That|These|Those|But|And|Both|For|From|As|After"
    r"|Before|Since|While|When|If|Of|By|With|Under|According|Earlier|Later|Meanwhile|However|Among|There|Another|All|Each"
    r"|Some|Several|Most|More|Not|No|To|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Last|One)\b"
)


def split_sentences(text: str) -> list[Sentence]:
    """The sentences of an article in order. Lines end sentences; hard-wrapped paragraphs are joined first."""
    found: list[Sentence] = []
    for number, (start, end) in enumerate(_blocks(text)):
        listed = text[start] in _BULLETS
        for pattern in (_LEAD, _LABEL):
            before = pattern.match(text, start, end)
            start = before.end() if before else start
        if start >= end:
            continue
        dateline = _DATELINE.match(text, start, min(end, start + 90))
        city = ""
        # In a line all in capitals what stands before the colon is no more of a city than the rest.
        if dateline and dateline.end() < end and not (dateline["city4"] and text[dateline.end() : end].isupper()):
            start = dateline.end()
            city = next((words for words in dateline.groups() if words), "")
        ends_like_one = text.endswith(_ENDS, start, end)
        kind: Kind = "body" if ends_like_one or listed or end - start > 200 else "title" if found else "headline"
        for first, last in _split(text, start, end):
            found.append(Sentence(first, last, kind, number, city))
            city = ""
    return found


def readable(text: str, sentences: Sequence[Sentence]) -> str:
    """The same text with plain blanks for those of other kinds and for line breaks within a sentence; offsets stay."""
    if text.isascii() and "\t" not in text and not any("\n" in text[s.start : s.end] for s in sentences):
        return text
    pieces, end = [], 0
    for sentence in sentences:
        pieces += [text[end : sentence.start], text[sentence.start : sentence.end].translate(_BREAKS)]
        end = sentence.end
    return "".join((*pieces, text[end:])).translate(_BLANKS)


def stretches(text: str) -> list[tuple[int, int]]:
    """The text in stretches of at most ``MAX_STRETCH`` characters, cut at an end of paragraph, line or word."""
    found: list[tuple[int, int]] = []
    start = 0
    while len(text) - start > MAX_STRETCH:
        limit = start + MAX_STRETCH
        cuts = (text.rfind(mark, start + MAX_STRETCH // 2, limit) for mark in ("\n\n", "\n", ". ", " "))
        cut = next((cut + 1 for cut in cuts if cut >= 0), limit)
        found.append((start, cut))
        start = cut
    return [*found, (start, len(text))]


def _blocks(text: str) -> list[tuple[int, int]]:
    """Paragraphs: single lines, or the joined lines of a hard-wrapped paragraph."""
    blocks: list[tuple[int, int]] = []
    for lines in _runs(text):
        filled = _is_filled(text, lines)
        for number, (start, end) in enumerate(lines):
            goes_on = (filled and number) or (blocks and _wrapped(text, blocks[-1], start, end))
            if goes_on and not _is_listed(text, start, end):
                blocks[-1] = (blocks[-1][0], end)
            else:
                blocks.append((start, end))
    return blocks


def _runs(text: str) -> Iterator[list[tuple[int, int]]]:
    """Lines that follow each other without an empty one between."""
    run: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        start, end = line.span()
        while end > start and text[end - 1].isspace():
            end -= 1
        if run and (start == end or _is_gap(text[run[-1][1] : start])):
            yield run
            run = []
        if start < end:
            run.append((start, end))
    if run:
        yield run


def _is_gap(between: str) -> bool:
    return between.count("\n") > 1 or between.count("\r") > 1


def _is_filled(text: str, lines: Sequence[tuple[int, int]]) -> bool:
    """Whether each line is broken where the next word would not fit, and not only at ends of sentences."""
    width = max(end - start for start, end in lines)
    if len(lines) < 2 or not _NARROW <= width <= _WIDE:
        return False
    for (start, end), (following, last) in pairwise(lines):
        words = text[following : min(last, following + _WIDE)].split(None, 1)
        if end - start + 1 + len(words[0]) <= width:
            return False
    return any(text[end - 1] not in _STOPS for _, end in lines[:-1])


def _is_listed(text: str, start: int, end: int) -> bool:
    """Whether a line is an item of a list."""
    lead = _LEAD.match(text, start, end)
    return lead is not None and bool(text[lead.start() : lead.end()].strip())


def _wrapped(text: str, before: tuple[int, int], start: int, end: int) -> bool:
    """Whether a line goes on with the paragraph before it: no blank line between, no sentence end, lower-case start."""
    if _is_gap(text[before[1] : start]):
        return False
    near = max(before[0], before[1] - 200)  # far enough for the limits below, and linear in the text
    last_line = before[1] - max(text.rfind("\n", near, before[1]), near)
    first = text[start:end].lstrip("\"'“‘(")[:1]
    if first.islower():
        return last_line > 30
    if text[before[1] - 1] in _STOPS or text[start].isdigit():
        return False
    return 55 <= last_line <= _WIDE and 40 < end - start <= _WIDE


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    begin = start
    for stop in _STOP.finditer(text, start, end):
        following = stop.end()
        while following < end and text[following].isspace():
            following += 1
        if following >= end or not _is_boundary(text, stop.start(), stop.end(), following, end):
            continue
        pieces.append((begin, stop.end()))
        begin = following
    pieces.append((begin, end))
    return [part for piece in pieces if piece[0] < piece[1] for part in _bounded(text, *piece)]


def _bounded(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence in stretches of at most ``MAX_SENTENCE`` characters, cut at a blank where there is one."""
    parts: list[tuple[int, int]] = []
    while end - start > MAX_SENTENCE:
        cut = start + MAX_SENTENCE
        blank = max(text.rfind(" ", start + 1, cut), text.rfind("\n", start + 1, cut))
        cut = blank if blank > start else cut
        parts.append((start, cut))
        start = cut
        while start < end and text[start].isspace():
            start += 1
    return [*parts, (start, end)] if start < end else parts


def _is_boundary(text: str, dot: int, stop_end: int, following: int, end: int) -> bool:
    upcoming = text[following : following + 1]
    if text[dot] == "." and stop_end == dot + 1:
        before = text[max(0, dot - 12) : dot + 1]
        ambiguous = _AMBIGUOUS.search(before[:-1]) or re.search(r"\b(?:[A-Za-z]\.){2,}$", before)
        if ambiguous:
            return _STARTER.match(text, following, end) is not None
        if _ABBREVIATED.search(before):
            # "wrote on X. The release ..." ends a sentence, "A. Rahman" does not.
            single = re.search(r"\b(?:on|and|with|class|vitamin|plan) [A-Z]\.$", before)
            return single is not None and _STARTER.match(text, following, end) is not None
    opener = upcoming in "\"'“‘«([@$€£#•-–—" or not upcoming.isascii()
    return upcoming.isupper() or upcoming.isdigit() or opener
