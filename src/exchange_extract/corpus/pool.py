"""Processes that work on batches and give back their results in order.

A pool of our own, because ``concurrent.futures`` gives up all work when one process dies, and its idle processes stay
behind when the main one is killed: here each process has a pipe of its own, and ends when that closes.
"""

import contextlib
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import TypeVar

from exchange_extract.corpus.inputs import Item
from exchange_extract.corpus.job import Counts, Reading
from exchange_extract.corpus.work import Done, Worker, dead

T = TypeVar("T")
Batch = Sequence[Item]
_AHEAD = 3  # batches for each process that may wait for an earlier one: what bounds the memory


def results_of(reading: Reading, batches: Iterable[Batch], processes: int) -> Iterator[tuple[Batch, Done]]:
    """Each batch with what became of it, in the order of the batches, lazily."""
    if processes == 1:
        worker = Worker(reading)
        for batch in batches:
            yield batch, worker.run(batch)
        return
    pool = _Pool(reading, processes)
    try:
        yield from pool.run(batches)
    finally:
        pool.close()


class _Process:
    """A process and our end of its pipe; ``busy`` is the number of the batch that it has."""

    def __init__(self, reading: Reading) -> None:
        context = get_context("spawn")  # a fork would copy the threads of a progress bar and of numpy
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(reading, theirs), daemon=True)
        self.process.start()
        theirs.close()
        self.busy: int | None = None

    def close(self) -> None:
        self.pipe.close()
        self.process.terminate()
        self.process.join()


class _Pool:
    def __init__(self, reading: Reading, processes: int) -> None:
        self._reading = reading
        self._processes = [_Process(reading) for _ in range(processes)]

    def run(self, batches: Iterable[Batch]) -> Iterator[tuple[Batch, Done]]:
        source = enumerate(batches)
        waiting: deque[tuple[int, Batch]] = deque()
        done: dict[int, Done] = {}
        given = True
        while given or waiting:
            limit = len(self._processes) * _AHEAD
            while given and len(waiting) < limit and any(p.busy is None for p in self._processes):
                given = self._give(source, waiting)
            if waiting and waiting[0][0] not in done:
                self._collect(dict(waiting), done)
            while waiting and waiting[0][0] in done:
                number, batch = waiting.popleft()
                yield batch, done.pop(number)

    def _give(self, source: Iterator[tuple[int, Batch]], waiting: deque[tuple[int, Batch]]) -> bool:
        """Hands the next batch to an idle process; False when there is none."""
        found = next(source, None)
        if found is None:
            return False
        idle = next(p for p in self._processes if p.busy is None)
        waiting.append(found)
        idle.busy = found[0]
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # it died: seen when its result is asked for
            idle.pipe.send(found[1])
        return True

    def _collect(self, waiting: dict[int, Batch], done: dict[int, Done]) -> None:
        """Waits for at least one result."""
        busy = {p.pipe: p for p in self._processes if p.busy is not None}
        for pipe in wait(list(busy)):
            process = busy[pipe]  # type: ignore[index]
            number = process.busy
            assert number is not None
            try:
                done[number] = _received(process)
                process.busy = None
            except EOFError:
                self._replace(process)
                done[number] = self._one_by_one(waiting[number])

    def _replace(self, process: _Process) -> _Process:
        process.close()
        fresh = _Process(self._reading)
        self._processes[self._processes.index(process)] = fresh
        return fresh

    def _one_by_one(self, batch: Batch) -> Done:
        """A batch over which a process died, item by item, to find the one that is to blame."""
        output, errors, counts = [], [], Counts()
        process = _Process(self._reading)
        for item in batch:
            try:
                process.pipe.send([item])
                found = _received(process)
            except (EOFError, BrokenPipeError, ConnectionResetError):
                process.close()
                process, found = _Process(self._reading), dead(item)
            output.append(found.output)
            errors.append(found.errors)
            counts += found.counts
        process.close()
        return Done(b"".join(output), b"".join(errors), counts)

    def close(self) -> None:
        for process in self._processes:
            process.close()


def _received(process: _Process) -> Done:
    """The next result of a process. Raises EOFError when it died, and what it raised itself."""
    try:
        found = process.pipe.recv()
    except ConnectionResetError:
        raise EOFError from None
    if isinstance(found, Exception):
        raise found
    assert isinstance(found, Done)
    return found


def _serve(reading: Reading, pipe: "Connection[Done | Exception, Batch]") -> None:
    """The life of a process: batches in, results out, until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the main process ends it
    worker: Worker | None = None
    while True:
        try:
            batch = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            worker = worker or Worker(reading)
            pipe.send(worker.run(batch))
        except (BrokenPipeError, ConnectionResetError):
            return
        except Exception as error:
            pipe.send(RuntimeError(f"{type(error).__name__}: {error}"))
