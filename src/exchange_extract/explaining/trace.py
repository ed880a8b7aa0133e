"""What an explanation is made from: an article, or one stretch of a long one, with every step to its records."""

from dataclasses import dataclass
from functools import cached_property

from exchange_extract.frames import Scene, Trigger
from exchange_extract.gate import Lack
from exchange_extract.records import Event, Reading
from exchange_extract.schema import ExchangeRecord, Passage
from exchange_extract.sentences import Sentence

Key = tuple[int, int]
"""A predicate: number of its sentence and its first token."""


@dataclass(frozen=True)
class Trace:
    """One reading. ``sentences`` are all of the stretch, ``records`` are rated, in the order of ``reading.told``.

    ``start`` is where the stretch begins in the article, ``first`` the number of its first record, from 1.
    ``reading`` is None when the gate turned the text away because it ``lacks`` something.
    """

    text: str
    start: int
    first: int
    sentences: tuple[Sentence, ...]
    lacks: Lack | None
    reading: Reading | None
    records: tuple[ExchangeRecord, ...]
    ids: tuple[str, ...]
    """Ids of the records as users see them."""

    @cached_property
    def numbers(self) -> dict[Key, list[int]]:
        """For each predicate the numbers of the records that it tells of."""
        rows: dict[Key, list[int]] = {}
        for number, (event, _) in enumerate(self.reading.told if self.reading else (), start=self.first):
            for telling in event:
                rows.setdefault(key_of(telling.frame.scene, telling.frame.trigger), []).append(number)
        return rows

    def passage(self, start: int, end: int) -> Passage:
        """Words of the stretch, with offsets into the whole article."""
        return Passage(start=start + self.start, end=end + self.start, text=self.text[start:end])

    def sentence(self, scene: Scene) -> Passage:
        return self.passage(scene.parsed.sentence.start, scene.parsed.sentence.end)

    def trigger(self, scene: Scene, trigger: Trigger) -> Passage:
        """The words of a predicate; of one with a far particle the verb alone."""
        tokens = scene.parsed.tokens
        last = trigger.last if trigger.last - trigger.first <= 1 else trigger.first
        return self.passage(tokens[trigger.first].start, tokens[last].end)


def key_of(scene: Scene, trigger: Trigger) -> Key:
    return scene.number, trigger.first


def scenes_of(event: Event) -> list[Scene]:
    """The sentences that tell of an event, in the order of the text."""
    rows = {telling.frame.scene.number: telling.frame.scene for telling in event}
    return [rows[number] for number in sorted(rows)]
