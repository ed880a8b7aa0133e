"""What became of some words of the article: which record they went into, or at which stage they fell out."""

import re
from collections.abc import Iterator, Sequence

from exchange_extract.explaining.trace import Key, Trace, key_of
from exchange_extract.frames import Scene, Trigger
from exchange_extract.records import Reading
from exchange_extract.records.fold import refusal
from exchange_extract.rules.reasons import reason
from exchange_extract.schema import Fate, Passage, WhyNot
from exchange_extract.sentences import Sentence

_WORD = re.compile(r"\w+")
_ENOUGH = 0.6  # share of the words asked for that a sentence must have to be meant


def why_not(traces: Sequence[Trace], asked: str, least: float = 0.0) -> WhyNot:
    """The fate of every predicate in the sentences that ``asked`` stands in; ``least`` is the confidence wanted.

    White space and case of ``asked`` do not matter; without a literal match the sentence that shares most of its words
    is meant.
    """
    for trace in traces:
        span = _locate(trace, asked)
        if span is not None:
            touched = [s for s in trace.sentences if s.start < span[1] and span[0] < s.end]
            fates = tuple(fate for sentence in touched for fate in _fates(trace, sentence, span, least))
            return WhyNot(asked=asked, found=trace.passage(*span), fates=fates)
    return WhyNot(asked=asked, found=None)


def _locate(trace: Trace, asked: str) -> tuple[int, int] | None:
    pieces = asked.split()
    if not pieces:
        return None
    hit = re.search(r"\s+".join(map(re.escape, pieces)), trace.text, re.IGNORECASE)
    if hit:
        return hit.span()
    words = set(_WORD.findall(asked.casefold()))
    best: tuple[float, Sentence] | None = None
    for sentence in trace.sentences:
        shared = len(words & set(_WORD.findall(trace.text[sentence.start : sentence.end].casefold())))
        if words and shared / len(words) >= _ENOUGH and (best is None or shared > best[0]):
            best = shared, sentence
    return (best[1].start, best[1].end) if best else None


def _fates(trace: Trace, sentence: Sentence, span: tuple[int, int], least: float) -> Iterator[Fate]:
    whole = trace.passage(sentence.start, sentence.end)
    reading = trace.reading
    if reading is None:
        stage = f"article_{trace.lacks}"
        yield Fate(sentence=whole, stage="gate", why=reason("stage", stage))
        return
    scene = next((s for s in reading.scenes if s.parsed.sentence.start == sentence.start), None)
    if scene is None:
        yield Fate(sentence=whole, stage="gate", why=reason("stage", "sentence"))
        return
    rows = sorted(_predicates(trace, reading, scene, least), key=lambda row: row[0])
    inside = [fate for _, fate in rows if fate.words and _overlap(fate.words, span, trace.start)]
    yield from inside or [fate for _, fate in rows]
    if not rows:
        yield Fate(sentence=whole, stage="no_predicate", why=reason("stage", "no_predicate"))


def _overlap(words: Passage, span: tuple[int, int], start: int) -> bool:
    return words.start - start < span[1] and span[0] < words.end - start


def _predicates(trace: Trace, reading: Reading, scene: Scene, least: float) -> Iterator[tuple[int, Fate]]:
    """Every predicate of a sentence with its first token."""
    sentence = trace.sentence(scene)
    for lost in reading.lost:
        if lost.scene is scene:
            words = trace.trigger(scene, lost.trigger)
            why = reason("lost", lost.reason, word=words.text)
            cues = sorted({_cue_words(scene, cue.first, cue.last) for cue in lost.cues})
            why += f" ({', '.join(f'“{cue}”' for cue in cues)})" if cues else ""
            yield lost.trigger.first, Fate(sentence=sentence, stage=lost.reason, why=why, words=words)
    seen: set[Key] = set()
    for frame in reading.frames:
        key = key_of(frame.scene, frame.trigger)
        if frame.scene is scene and key not in seen:
            seen.add(key)
            yield frame.trigger.first, _of_frame(trace, reading, scene, frame.trigger, least)


def _cue_words(scene: Scene, first: int, last: int) -> str:
    return " ".join(token.text for token in scene.parsed.tokens[first : last + 1])


def _of_frame(trace: Trace, reading: Reading, scene: Scene, trigger: Trigger, least: float) -> Fate:
    key = key_of(scene, trigger)
    stage, why, record = _outcome(trace, reading, key, least)
    return Fate(
        sentence=trace.sentence(scene), stage=stage, why=why, words=trace.trigger(scene, trigger), record=record
    )


def _outcome(trace: Trace, reading: Reading, key: Key, least: float) -> tuple[str, str, int | None]:
    """Stage, reason and record of a predicate that made a frame."""
    if numbers := trace.numbers.get(key):
        number = numbers[0]
        sure = trace.records[number - trace.first].confidence
        if sure < least:
            return "threshold", reason("stage", "threshold", record=number, confidence=sure, least=least), number
        event = reading.told[number - trace.first][0]
        first = next((t.frame for t in event if not t.is_headline), event[0].frame)
        stage = "kept" if key_of(first.scene, first.trigger) == key else "merged"
        return stage, reason("stage", stage, record=number), number
    for event in reading.events:
        if any(key_of(t.frame.scene, t.frame.trigger) == key for t in event):
            ground = refusal(event, reading.contexts[event[0].frame.scene.number])
            if ground in ("no_direction", "unspecific", None):
                return ground or "unspecific", reason("stage", ground or "unspecific"), None
            return "scope", f"out of scope: {reason('ground', ground)}", None
    told = any(key_of(t.frame.scene, t.frame.trigger) == key for t in reading.tellings)
    stage = "note" if told else "part"
    return stage, reason("stage", stage), None
