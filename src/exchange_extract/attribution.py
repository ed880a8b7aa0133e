"""Who the text credits with the information: "X said", "according to X", "X: ..."."""

import re
from dataclasses import dataclass

from exchange_extract.frames.model import Scene
from exchange_extract.spans import Mention
from exchange_extract.tokens import Token

_SPOKES = {"spokesman", "spokeswoman", "spokesperson", "representative", "spokespeople", "statement", "account", "report", "press"}
_SPEAKERS = {
    "ministry", "office", "officials", "official", "authorities", "source", "sources", "headquarters", "agency", "media", "service",
    "commission", "committee", "commissioner", "government", "army", "military", "police", "group", "mission", "centre", "center",
    "directorate", "department", "council", "observatory", "organisation", "organization", "negotiator", "minister", "ombudsman",
    "presidency", "administration", "union", "association", "embassy", "governor", "channel", "newspaper", "broadcaster", "diplomat",
    "authority", "sides", "capitals", "taliban", "movement", "rebels", "militants", "brigades", "troops", "forces", "command", "board", "bureau",
}
_NO_SOURCE = {"statement", "who", "which", "that", "it", "they", "he", "she", "this", "reports", "report", "list", "deal", "agreement", "we", "i", "you", "one", "people", "others", "many", "some", "what", "video", "relatives", "families", "lawyer", "lawyers", "mother", "father"}
_COMMENT = {"urged", "urge", "urges", "thanked", "thanks", "asked", "called", "praised", "welcomed"}
_PAST_NP = {"acl:relcl", "acl", "appos", "parataxis", "ccomp", "advcl", "punct", "cc"}


@dataclass(frozen=True, slots=True)
class Source:
    """A credited source: its words in the text, the verb or preposition that credits it, and what it says of."""

    mention: Mention[str]
    cue: int
    clause: int
    person: bool


def find_sources(scene: Scene, before: list[Source]) -> list[Source]:
    """The sources of a sentence in order; pronouns take the last one of ``before`` that fits."""
    tokens = scene.parsed.tokens
    found: list[Source] = []
    for cue in scene.cues:
        if cue.rule.category != "attribution":
            continue
        token = tokens[cue.last]
        if tokens[cue.first].lower in ("according", "citing", "quoting", "as", "by", "in"):
            head = _head_after(scene, cue.last)
            clause = scene.clauses.head_of[cue.first]
        elif tokens[cue.first].is_verb:
            head = _speaker(scene, cue.first)
            clause = cue.first
        else:
            continue
        source = _source(scene, head, cue.first, clause, before + found)
        if source and token.lower not in _COMMENT and not any(s.mention.value == source.mention.value for s in found):
            found.append(source)
    return found


def _head_after(scene: Scene, index: int) -> int | None:
    """Head noun of the phrase after "according to"."""
    tokens = scene.parsed.tokens
    position = index + 1
    while position < len(tokens) and tokens[position].tag in ("DT", "JJ", "PRP$", "VBN", "NNP", "NN", "NNS", "NNPS", "POS", "CD", "HYPH", "``"):
        position += 1
    return position - 1 if position > index + 1 else None


def _speaker(scene: Scene, verb: int) -> int | None:
    parsed = scene.parsed
    own = parsed.child(verb, "nsubj", "nsubj:pass")
    if own is not None:
        if parsed.tokens[own].lower in ("who", "which"):
            return parsed.tokens[verb].head
        return own
    if parsed.tokens[verb].dep in ("conj", "advcl", "xcomp"):
        return scene.clauses.subject(verb)
    return None


def _source(scene: Scene, head: int | None, cue: int, clause: int, before: list[Source]) -> Source | None:
    if head is None:
        return None
    tokens = scene.parsed.tokens
    if tokens[head].lower in ("he", "she", "his", "her"):
        last = next((s for s in reversed(before) if s.person), None)
        return Source(last.mention, cue, clause, True) if last else None
    if tokens[head].lower in ("it", "they"):
        last = next((s for s in reversed(before) if not s.person), None)
        return Source(last.mention, cue, clause, False) if last else None
    first, last_index = phrase(scene, head)
    person = next((p for p in scene.persons if first <= p.first and p.last <= last_index), None)
    if person is None:
        person = next((p for p in scene.persons if p.first - 1 <= last_index + 1 <= p.last and tokens[last_index + 1].lower == ","), None)
    if person is not None:
        mention = person.mention
        return Source(Mention(mention.start, mention.end, mention.value.full, "source.person"), cue, clause, True)
    return _organisation(scene, head, first, last_index, cue, clause)


def phrase(scene: Scene, head: int) -> tuple[int, int]:
    """First and last token of the noun phrase of ``head``, without relative clauses and appositions."""
    parsed = scene.parsed
    found = {head}
    todo = [head]
    while todo:
        index = todo.pop()
        for child in parsed.children[index]:
            token = parsed.tokens[child]
            if token.dep in _PAST_NP and not (token.dep == "appos" and abs(child - index) == 1):
                continue
            if token.dep == "conj" and token.is_verb:
                continue
            found.add(child)
            todo.append(child)
    first = last = head
    while first - 1 in found and parsed.tokens[first - 1].lower != ",":
        first -= 1
    while last + 1 in found and parsed.tokens[last + 1].lower not in (",", "(", "—", "–"):
        last += 1
    return first, last


def _organisation(scene: Scene, head: int, first: int, last: int, cue: int, clause: int) -> Source | None:
    tokens = scene.parsed.tokens
    words = [t.lower for t in tokens[first : last + 1]]
    while first <= last and tokens[first].lower in ("the", "a", "an", "both", "its", "their", "his", "her", "some", "another"):
        first += 1
    if first > last or tokens[head].lower in _NO_SOURCE - _SPOKES:
        return None
    spokes = next((i for i in range(first, last + 1) if tokens[i].lower in _SPOKES), None)
    if spokes is not None:
        first, last = _behind_spokesman(tokens, first, last, spokes)
    named = any(first <= p.first <= last for p in scene.parties) or any(t.tag in ("NNP", "NNPS") for t in tokens[first : last + 1])
    if first > last or not (named or set(words) & _SPEAKERS):
        return None
    if any(group.head == head and not group.parties and not set(words) & _SPEAKERS for group in scene.groups):
        return None
    start, end = tokens[first].start, tokens[last].end
    value = " ".join(_words(tokens[first : last + 1]))
    return Source(Mention(start, end, value, "source.organisation"), cue, clause, False)


def _behind_spokesman(tokens: tuple[Token, ...], first: int, last: int, spokes: int) -> tuple[int, int]:
    """"A spokesman for the Punjab Rangers" speaks for the Rangers; "the ministry's spokesman" for the ministry."""
    after = spokes + 1
    if after <= last and tokens[after].lower in ("for", "of", "from", "at", "by"):
        start = after + 1
        while start <= last and tokens[start].lower in ("the", "a", "an"):
            start += 1
        return start, last
    end = spokes - 1
    while end >= first and tokens[end].tag in ("POS", "JJ"):
        if tokens[end].tag == "JJ" and tokens[end].text[0].isupper():
            break
        end -= 1
    return (first, end) if end >= first else (first, last)


def _words(tokens: tuple[Token, ...]) -> list[str]:
    out: list[str] = []
    for token in tokens:
        if out and (token.tag == "POS" or (token.start == 0)):
            out[-1] += token.text
        else:
            out.append(token.text)
    return out


_COLON = re.compile(r"^([A-Z][^:.!?\n]{2,60}):\s")


def colon_speaker(text: str, scene: Scene) -> Mention[str] | None:
    """The name before the colon of a headline: "Yermak: nine children brought back"."""
    start, end = scene.parsed.sentence.start, scene.parsed.sentence.end
    hit = _COLON.match(text[start:end])
    if not hit or scene.parsed.sentence.kind == "body":
        return None
    for person in scene.persons:
        if person.mention.end <= start + hit.end(1) + 1:
            return Mention(person.mention.start, person.mention.end, person.mention.value.full, "source.headline")
    return None
