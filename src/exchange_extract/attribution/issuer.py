"""Who issued a text that is a statement: it is credited with all that the text tells (codebook, section 3, "sources").

A statement names its issuer in its title ("Statement by the Diocese of …", "ICRC press release"), in a bracket of its
dateline ("Geneva (ICRC) –"), or as the subject of an opening in its own voice ("The Forum welcomes …").
"""

import re
from collections.abc import Sequence

from exchange_extract.attribution.book import NameBook
from exchange_extract.attribution.naming import Source
from exchange_extract.attribution.speakers import subject_phrase
from exchange_extract.attribution.words import credit_words
from exchange_extract.frames.model import Scene
from exchange_extract.spans import Mention

_RULE = "source.issuer"
_KIND = r"(?:statement|communiqu[eé]|declaration|press release|news release|press statement)"
_FRONT = r"(?:(?:joint|press|media|public|official|final|news) ){0,2}"
_BY_TITLE = re.compile(
    rf"\W{{0,3}}{_FRONT}{_KIND} (?:issued )?(?:by|from|of the) (?:the )?(?P<who>[^\n.:;,]{{3,80}})", re.IGNORECASE
)
_NAME = r"[A-Z][\w-]*(?: (?:of|the|for|and|[A-Z][\w-]*)){0,8}?"
_WHOSE_TITLE = re.compile(rf"\W{{0,3}}(?P<who>{_NAME})(?:['’]s?)? (?i:{_FRONT}{_KIND})[ \t]*(?=\n)")
"""A line of its own: "Hamas rejects Israeli press release" is a headline."""
_TOPIC = re.compile(
    r"\s(?:on|about|regarding|concerning|following|after|over|as|in connection|welcoming)\b.*", re.IGNORECASE
)
_DATELINE = re.compile(r"[A-Z][\w.]{2,20}(?:, [\w ]{2,20})? \((?P<who>[A-Z]{3,8})\)\s?[–—:-]")
_VOICES = frozenset({
    "welcomes", "welcome", "confirms", "confirm", "announces", "announce", "informs", "inform", "expresses", "express",
    "thanks", "salutes", "regrets", "condemns", "reaffirms", "declares", "deplores", "acknowledges", "wishes", "notes",
})  # fmt: skip
"""Verbs by which a text speaks in the name of its subject, in the present tense."""
_OPENING = 300


def find_issuer(text: str, scenes: Sequence[Scene], book: NameBook) -> Source | None:
    """The issuer of a text that is a statement; None for a report about others."""
    title = _titled(text, book)
    if title is not None:
        return _source(title)
    line = _DATELINE.search(text, 0, _OPENING)
    if line and any(m.value == line["who"] or book.acronyms.get(line["who"]) == m.value for m in book.helpers):
        return _source(Mention(line.start("who"), line.end("who"), line["who"], _RULE))
    return _own_voice(text, scenes, book)


def _source(mention: Mention[str]) -> Source:
    return Source(mention, 0, 0, False, True, at=mention.start)


def _titled(text: str, book: NameBook) -> Mention[str] | None:
    """The body or person of the title, as the text spells it elsewhere when the title is in capitals."""
    lead = len(text) - len(text.lstrip())
    hit = _BY_TITLE.match(text, lead) or _WHOSE_TITLE.match(text, lead)
    if not hit:
        return None
    words = _TOPIC.sub("", hit["who"]).strip()
    start = hit.start("who")
    person = next((m for m in book.subjects if m.value.full in words), None)
    if person is not None and " of " not in words:
        return Mention(start, start + len(words), person.value.full, _RULE)
    if words.isupper():
        again = text.casefold().find(words.casefold(), hit.end())
        words = text[again : again + len(words)] if again >= 0 else words
    return Mention(start, start + len(words), words, _RULE) if words else None


def _own_voice(text: str, scenes: Sequence[Scene], book: NameBook) -> Source | None:
    """ "The Forum welcomes the release": the body that the first sentence of the body text makes speak now."""
    scene = next((s for s in scenes if s.parsed.sentence.kind == "body"), None)
    if scene is None or scene.parsed.sentence.start > _OPENING:
        return None
    tokens = scene.parsed.tokens
    verb = next((t for t in tokens if t.tag in ("VBZ", "VBP", "VBD", "NNS") and t.lower in _VOICES), None)
    phrase = subject_phrase(scene, verb.i) if verb else None
    if verb is None or phrase is None or phrase[0] > 1:
        return None
    first, last = phrase
    first += tokens[first].tag == "DT"
    named = any(m.start == tokens[first].start for m in (*book.bodies, *book.helpers))
    if not named or any(t.tag in ("VBD", "VBZ") for t in tokens[: verb.i]):
        return None
    value = text[tokens[first].start : tokens[last].end]
    if not {w.lower() for w in value.split()} & credit_words().bodies and first == last:
        return None
    return _source(Mention(tokens[first].start, tokens[last].end, " ".join(value.split()), _RULE))
