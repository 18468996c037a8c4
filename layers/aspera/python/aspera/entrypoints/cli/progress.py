"""What is shown while a document is analysed: live on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol

import click

from aspera.entrypoints.cli.finding_text import line_width, summary_text
from aspera.entrypoints.cli.progress_state import ProgressState

if TYPE_CHECKING:
    from rich.console import RenderableType

    from aspera.bootstrap import LocalPorts
    from aspera.domain.outcome import Analysis


class Watch(Protocol):
    def __enter__(self) -> Watch: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def say(self, what: str) -> None: ...

    def done(self, analysis: Analysis, report: Path) -> None: ...


def make_watch(document_id: str, filename: str, agents: tuple[str, ...], ports: LocalPorts) -> Watch:
    """Live on a terminal, plain lines elsewhere; `agents` are those that were asked for."""
    state = ProgressState(filename, agents, time.monotonic())
    kind = LiveWatch if sys.stderr.isatty() else PlainWatch
    return kind(document_id, state, ports)


class PlainWatch:
    """A line when a stage begins, through the state machine's own events."""

    def __init__(self, document_id: str, state: ProgressState, ports: LocalPorts) -> None:
        self._document_id, self._state, self._ports = document_id, state, ports

    def __enter__(self) -> PlainWatch:
        self._ports.watchers.append(self._state_entered)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ports.watchers.remove(self._state_entered)

    def say(self, what: str) -> None:
        click.echo(f"{self._state.filename}: {what}", err=True)

    def done(self, analysis: Analysis, report: Path) -> None:
        say_summary(analysis, self._state, report)

    def _state_entered(self, name: str) -> None:
        if words := self._state.enter(name):
            self.say(words)


class LiveWatch:
    """A panel that is drawn anew several times a second."""

    def __init__(self, document_id: str, state: ProgressState, ports: LocalPorts) -> None:
        from rich.console import Console
        from rich.live import Live

        self._document_id, self._state, self._ports = document_id, state, ports
        self._seen = self._last_sequence()
        self._live = Live(
            get_renderable=self._draw, console=Console(stderr=True), refresh_per_second=8, transient=True
        )

    def __enter__(self) -> LiveWatch:
        self._ports.watchers.append(self._state.enter)
        self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._live.stop()
        self._ports.watchers.remove(self._state.enter)

    def say(self, what: str) -> None:
        self._state.stage = what

    def done(self, analysis: Analysis, report: Path) -> None:
        self._live.stop()
        say_summary(analysis, self._state, report)

    def _last_sequence(self) -> int:
        events = self._ports.events.after(self._document_id, 0, limit=1_000_000)
        return events[-1].sequence if events else 0

    def _draw(self) -> RenderableType:
        from aspera.entrypoints.cli.progress_panel import Panel

        for event in self._ports.events.after(self._document_id, self._seen):
            self._seen = event.sequence
            self._state.apply(event)
        return Panel(self._state, time.monotonic())


def say_summary(analysis: Analysis, state: ProgressState, report: Path) -> None:
    again = not state.has_begun
    click.echo(summary_text(analysis, state.filename, report, again, line_width(sys.stderr)), err=True)
