"""Who a headline credits by its marks alone: "Yermak: nine children brought back", "Rebels free 12: Red Cross"."""

import re

from exchange_extract.attribution.book import NameBook
from exchange_extract.attribution.naming import Source
from exchange_extract.attribution.regions import DASHES
from exchange_extract.attribution.words import credit_words
from exchange_extract.frames.model import Scene
from exchange_extract.spans import Mention

_COLON = re.compile(r"([A-Z][^:.!?\n]{2,60}):\s")
_RULE = "source.headline"
_MOST_WORDS = 7


def headline_sources(text: str, scene: Scene, book: NameBook) -> list[Source]:
    """The one named at the edge of a headline, as a source that counts for want of another."""
    speaker = colon_speaker(text, scene) or _label_speaker(text, scene, book) or _last_words(text, scene)
    if speaker is None:
        return []
    value = book.acronyms.get(speaker.value, speaker.value)
    mention = Mention(speaker.start, speaker.end, value, speaker.rule)
    return [Source(mention, 0, 0, any(p.mention.start == speaker.start for p in scene.persons), True, True)]


def colon_speaker(text: str, scene: Scene) -> Mention[str] | None:
    """The person or body before the colon of a headline: "Yermak: nine children brought back"."""
    start, end = scene.parsed.sentence.start, scene.parsed.sentence.end
    hit = _COLON.match(text, start, end)
    if not hit or scene.parsed.sentence.kind == "body":
        return None
    for person in scene.persons:
        if person.mention.end <= hit.end(1) + 1:
            return Mention(person.mention.start, person.mention.end, person.mention.value.full, _RULE)
    words = hit[1].lower().split()
    if words[-1] in credit_words().bodies and not set(words) & credit_words().nobody:
        return Mention(start, hit.end(1), hit[1], _RULE)
    whole = next((p for p in scene.parties if p.mention.start == start and p.mention.end == hit.end(1)), None)
    if whole is not None and whole.mention.value.kind != "state":  # "Yemen: …" says where, not who
        return Mention(start, hit.end(1), hit[1], _RULE)
    return None


def _label_speaker(text: str, scene: Scene, book: NameBook) -> Mention[str] | None:
    """ "SDF: 14 fighters home": letters before the colon that spell the name of a group or body of the article."""
    sentence = scene.parsed.sentence
    letters = sentence.dateline
    if sentence.kind == "body" or not (2 <= len(letters) <= 6 and letters.isupper() and letters.isalpha()):
        return None
    named = next((m for m in (*book.groups, *book.bodies, *book.helpers) if _initials(m.value) == letters), None)
    start = text.rfind(letters, max(0, sentence.start - len(letters) - 12), sentence.start)
    if start < 0 or not (named or letters in book.acronyms):
        return None
    return Mention(start, start + len(letters), named.value if named else letters, _RULE)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _last_words(text: str, scene: Scene) -> Mention[str] | None:
    """ "Rebels free 12 soldiers: Red Cross", "… - army official": whoever stands alone behind the last mark."""
    tokens = scene.parsed.tokens
    if scene.parsed.sentence.kind == "body" or len(tokens) < 5:
        return None
    mark = next((t.i for t in reversed(tokens[2:-1]) if t.lower == ":" or _stands_free(scene, t.i)), 0)
    first, last = mark + 1, len(tokens) - 1
    if not mark or last - mark > _MOST_WORDS or any(t.is_verb or t.lower == "?" for t in tokens[first:]):
        return None
    words = {t.lower for t in tokens[first:]}
    spots = (*scene.parties, *scene.persons)
    named = any(s.first == first and s.last == last for s in spots)
    if (named or tokens[last].lower in credit_words().bodies | credit_words().roles) and not (
        words & credit_words().nobody or tokens[last].lower in credit_words().vague
    ):
        start, end = tokens[first].start, tokens[last].end
        return Mention(start, end, text[start:end], _RULE)
    return None


def _stands_free(scene: Scene, index: int) -> bool:
    """A dash with blanks around it."""
    tokens = scene.parsed.tokens
    here = tokens[index]
    return here.lower in DASHES and tokens[index - 1].end < here.start and here.end < tokens[index + 1].start
