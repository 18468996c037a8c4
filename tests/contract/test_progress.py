"""What every adapter of the port `Progress` does."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from aspera.adapters.local.progress import InProcessProgress, SilentProgress
from aspera.adapters.memory.progress import RecordingProgress
from aspera.domain.event import Event, EventType
from aspera.ports.progress import Progress


def in_process() -> tuple[Progress, Sequence[Event]]:
    progress, seen = InProcessProgress(), list[Event]()
    progress.subscribe(seen.append)
    return progress, seen


def recording() -> tuple[Progress, Sequence[Event]]:
    progress = RecordingProgress()
    return progress, progress.published


@pytest.fixture(params=[in_process, recording])
def watched(request: pytest.FixtureRequest) -> tuple[Progress, Sequence[Event]]:
    """An adapter, and what somebody who watches has seen."""
    made: tuple[Progress, Sequence[Event]] = request.param()
    return made


def event(sequence: int) -> Event:
    return Event(document_id="d1", sequence=sequence, type=EventType.PAGES_READ, time=1, detail={"done": 2})


def test_events_arrive_whole_and_in_order(watched: tuple[Progress, Sequence[Event]]) -> None:
    progress, seen = watched
    for sequence in (1, 2, 3):
        progress.publish(event(sequence))
    assert list(seen) == [event(1), event(2), event(3)]


@pytest.mark.parametrize("progress", [SilentProgress(), InProcessProgress(), RecordingProgress()])
def test_publishing_needs_nobody_who_watches(progress: Progress) -> None:
    assert progress.publish(event(1)) is None
