from __future__ import annotations

import threading

import pytest

from aspera.adapters.local.asl.errors import Cancelled
from aspera.adapters.local.asl.execution import Threads
from aspera.adapters.local.asl.gathering import gather
from aspera.adapters.local.asl.scope import Group, Scope


class Boom(Exception):
    pass


@pytest.mark.parametrize("width", [1, 2, 7, 100])
@pytest.mark.parametrize("count", [0, 1, 2, 50])
def test_results_are_in_order(scope: Scope, count: int, width: int) -> None:
    assert gather(scope, count, width, lambda index, group: index * 2) == [
        2 * index for index in range(count)
    ]


def test_work_is_done_at_the_same_time(scope: Scope) -> None:
    meeting = threading.Barrier(5)
    assert len(gather(scope, 5, 5, lambda index, group: meeting.wait(30))) == 5


def test_no_more_is_done_at_a_time_than_allowed(scope: Scope) -> None:
    busy = threading.Semaphore(3)

    def work(index: int, group: Group) -> bool:
        free = busy.acquire(blocking=False)
        threading.Event().wait(0.002)
        busy.release()
        return free

    assert all(gather(scope, 30, 3, work))


def test_an_error_is_raised_however_quickly_it_comes(scope: Scope) -> None:
    def work(index: int, group: Group) -> None:
        raise Boom

    for _ in range(300):
        with pytest.raises(Boom):
            gather(scope, 3, 3, work)


def test_an_error_cancels_the_others_and_does_not_wait_for_them(scope: Scope) -> None:
    begun, failed, cancelled = threading.Event(), threading.Event(), threading.Event()

    def work(index: int, group: Group) -> None:
        if index == 0:
            begun.wait(30)
            raise Boom
        begun.set()
        failed.wait(30)
        if group.is_unwanted():
            cancelled.set()

    with pytest.raises(Boom):
        gather(scope, 2, 2, work)
    failed.set()
    assert cancelled.wait(30)


def test_a_group_inside_of_an_unwanted_one_is_unwanted() -> None:
    outer = Group(None)
    inner = Group(Group(outer))
    assert not inner.is_unwanted()
    outer.is_cancelled = True
    assert inner.is_unwanted()


def test_who_gets_no_thread_does_the_work_himself(scope: Scope) -> None:
    scope.execution.threads = Threads(0)
    me = threading.get_ident()
    assert gather(scope, 3, 3, lambda index, group: threading.get_ident()) == [me, me, me]


def test_threads_are_shared_by_all_levels_and_given_back(scope: Scope) -> None:
    scope.execution.threads = Threads(4)
    most = []

    def inner(index: int, group: Group) -> int:
        most.append(threading.active_count())
        return index

    def outer(index: int, group: Group) -> list[int]:
        return gather(scope, 10, 10, inner)

    before = threading.active_count()
    assert gather(scope, 10, 10, outer) == [list(range(10))] * 10
    assert max(most) <= before + 4
    assert gather(scope, 1, 1, lambda index, group: scope.execution.threads.take(99)) == [4]


def test_stopping_ends_the_waiting(scope: Scope) -> None:
    released = threading.Event()

    def work(index: int, group: Group) -> None:
        if index == 0:
            scope.execution.stop()
        released.wait(30)

    with pytest.raises(Cancelled):
        gather(scope, 2, 2, work)
    released.set()
