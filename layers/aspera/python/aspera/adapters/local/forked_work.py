"""Work on many items in forked processes."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from aspera.domain.errors import Unavailable

Item = TypeVar("Item")
Result = TypeVar("Result")

_at_hand: list[tuple[Callable[[Any], Any], Sequence[Any]]] = []
"""What a forked process finds already there, so that neither work nor items need be copied."""


def in_processes(work: Callable[[Item], Result], items: Sequence[Item], processes: int) -> Sequence[Result]:
    """`work` on every item, results in the order of `items`; in this process where there is
    nothing to share out or the system cannot fork. Unavailable when a process dies."""
    if processes < 2 or len(items) < 2 or "fork" not in multiprocessing.get_all_start_methods():
        return [work(item) for item in items]
    _at_hand.append((work, items))
    try:
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(min(processes, len(items)), mp_context=context) as pool:
            return list(pool.map(_work_on, range(len(items))))
    except BrokenProcessPool as error:
        raise Unavailable("A process died while it measured; see the system's log for memory.") from error
    finally:
        _at_hand.pop()


def _work_on(index: int) -> Any:
    work, items = _at_hand[-1]
    return work(items[index])
