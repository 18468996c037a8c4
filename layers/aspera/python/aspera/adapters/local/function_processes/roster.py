"""Who is free, and who waits for somebody to be."""

from __future__ import annotations

import queue
import threading
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Generic, TypeVar

W = TypeVar("W")


@dataclass(eq=False)
class _Turn(Generic[W]):
    """Somebody who waits for a worker."""

    subject: Hashable
    worker: queue.SimpleQueue[W | None] = field(default_factory=queue.SimpleQueue)


class Roster(Generic[W]):
    """Hands out workers, each to one user at a time.

    Work on one subject goes to the worker that had the subject last where that makes nobody idle:
    it still has in memory what the subject's work has in common. The subject None is none.
    """

    def __init__(self, workers: Sequence[W]) -> None:
        self._idle = list(workers)
        self._subjects: dict[W, Hashable] = {}
        """What each worker is or was busy with last."""
        self._waiting: list[_Turn[W]] = []
        self._is_closed = False
        self._lock = threading.Lock()

    def take(self, subject: Hashable = None) -> W | None:
        """Waits for a worker; None when the roster is or becomes closed."""
        with self._lock:
            if self._is_closed:
                return None
            if self._idle:
                return self._assign(self._best_worker(subject), subject)
            turn: _Turn[W] = _Turn(subject)
            self._waiting.append(turn)
        return turn.worker.get()

    def give_back(self, worker: W) -> None:
        with self._lock:
            self._idle.append(worker)
            if self._waiting:
                turn = self._best_turn(worker)
                self._waiting.remove(turn)
                turn.worker.put(self._assign(worker, turn.subject))

    def close(self) -> list[W]:
        """Whoever waits gets None. Returns the workers that are free."""
        with self._lock:
            self._is_closed = True
            for turn in self._waiting:
                turn.worker.put(None)
            self._waiting.clear()
            return list(self._idle)

    def _assign(self, worker: W, subject: Hashable) -> W:
        self._idle.remove(worker)
        self._subjects[worker] = subject
        return worker

    def _best_worker(self, subject: Hashable) -> W:
        """The one that knows the subject, or the one that was busy last."""
        knowing = (worker for worker in self._idle if self._knows(worker, subject))
        return next(knowing, self._idle[-1])

    def _best_turn(self, worker: W) -> _Turn[W]:
        """The first on no subject, which anybody can do at any time, so that it is not left for the
        end; else on the worker's own; else on one that nobody is busy with; else of all."""
        free = (turn for turn in self._waiting if turn.subject is None)
        known = (turn for turn in self._waiting if self._knows(worker, turn.subject))
        busy = {subject for other, subject in self._subjects.items() if other not in self._idle}
        new = (turn for turn in self._waiting if turn.subject not in busy)
        return next(chain(free, known, new), self._waiting[0])

    def _knows(self, worker: W, subject: Hashable) -> bool:
        return subject is not None and self._subjects.get(worker) == subject
