"""Work in forked processes."""

from __future__ import annotations

import os
import signal

import pytest

from aspera.adapters.local.forked_work import in_processes
from aspera.domain.errors import Unavailable


def test_results_come_in_the_order_of_the_items_from_several_processes() -> None:
    results = in_processes(lambda item: (item, os.getpid()), list(range(8)), 2)
    assert [item for item, _ in results] == list(range(8))
    assert os.getpid() not in {process for _, process in results}


def test_one_process_or_one_item_stays_here() -> None:
    assert in_processes(lambda _: os.getpid(), [1, 2], 1) == [os.getpid()] * 2
    assert in_processes(lambda _: os.getpid(), [1], 4) == [os.getpid()]


def test_a_process_that_dies_is_said_and_does_not_hang() -> None:
    with pytest.raises(Unavailable, match="died"):
        in_processes(lambda _: os.kill(os.getpid(), signal.SIGKILL), [1, 2], 2)
