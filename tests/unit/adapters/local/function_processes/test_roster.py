from __future__ import annotations

import threading
import time

from aspera.adapters.local.function_processes.roster import Roster


def test_who_knows_the_subject_is_taken_before_who_was_busy_last() -> None:
    roster = Roster(["anna", "ben"])
    knowing, other = roster.take("pages 1"), roster.take("pages 2")
    roster.give_back(knowing)
    roster.give_back(other)
    assert roster.take("pages 1") == knowing


def test_who_was_busy_last_is_taken_for_what_nobody_knows() -> None:
    roster = Roster(["anna", "ben"])
    first, second = roster.take(), roster.take()
    roster.give_back(second)
    roster.give_back(first)
    assert roster.take("pages 1") == first


def test_a_free_worker_goes_on_with_its_subject_and_leaves_those_of_others() -> None:
    roster = Roster(["anna", "ben"])
    assert roster.take("pages 1") == "ben" and roster.take("pages 2") == "anna"
    served = _waiting(roster, "pages 1", "pages 2", "pages 3")
    roster.give_back("anna")
    assert _next(served) == ("pages 2", "anna")
    roster.give_back("anna")
    assert _next(served) == ("pages 3", "anna")
    roster.give_back("anna")
    assert _next(served) == ("pages 1", "anna")


def test_what_has_no_subject_goes_first() -> None:
    roster = Roster(["anna"])
    roster.take("pages 1")
    served = _waiting(roster, "pages 1", None)
    roster.give_back("anna")
    assert _next(served) == (None, "anna")
    roster.give_back("anna")
    assert _next(served) == ("pages 1", "anna")


def test_nobody_waits_for_a_closed_roster() -> None:
    roster = Roster(["anna", "ben"])
    assert roster.take() == "ben"
    assert roster.close() == ["anna"]
    assert roster.take() is None


def test_whoever_waits_is_told_that_the_roster_closes() -> None:
    roster = Roster(["anna"])
    roster.take()
    served = _waiting(roster, "pages 1")
    roster.close()
    assert _next(served) == ("pages 1", None)


def _waiting(roster: Roster[str], *subjects: str | None) -> list[tuple[str | None, str | None]]:
    """What threads that wait are served with, one for each subject, begun in this order."""
    served: list[tuple[str | None, str | None]] = []
    for number, subject in enumerate(subjects, start=1):
        take = threading.Thread(
            target=lambda subject=subject: served.append((subject, roster.take(subject))), daemon=True
        )
        take.start()
        _until(lambda number=number: len(roster._waiting) == number)
    return served


def _next(served: list[tuple[str | None, str | None]]) -> tuple[str | None, str | None]:
    _until(lambda: bool(served))
    return served.pop(0)


def _until(holds) -> None:
    deadline = time.monotonic() + 5
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.001)
