"""The live display as rich draws it."""

from __future__ import annotations

from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from aspera.entrypoints.cli.progress_state import ProgressState

_MARKS = {"COMPLETE": "✓", "PARTIAL": "◐", "FAILED": "✗", "RUNNING": "…", "": "·"}
_ASCII_MARKS = {"COMPLETE": "+", "PARTIAL": "~", "FAILED": "x", "RUNNING": "*", "": "-"}
_COLOURS = {"COMPLETE": "green", "PARTIAL": "yellow", "FAILED": "red", "RUNNING": "cyan", "": "dim"}


@dataclass(frozen=True, slots=True)
class Panel:
    """Three lines, whatever the terminal's width and encoding. The last one is short: a terminal
    writes ^C behind it, and a line that wraps would be left over."""

    state: ProgressState
    now: float

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield _head(self.state, self.now, options.max_width)
        row = Table.grid(padding=(0, 2))
        row.add_row(
            ProgressBar(total=1.0, completed=self.state.fraction(), width=min(40, options.max_width // 2)),
            f"{self.state.pages_read}/{self.state.pages or '?'} pages",
        )
        yield _agents(self.state, _ASCII_MARKS if options.ascii_only else _MARKS)
        yield row


def _head(state: ProgressState, now: float, width: int) -> Text:
    """A long name gives way, so that the stage and the time are always seen."""
    left = state.seconds_left(now)
    rest = f"  {state.stage}  {now - state.started:.0f} s"
    rest += "" if left is None else f", about {max(left, 1):.0f} s left"
    room = max(width - len(rest), 12)
    name = state.filename if len(state.filename) <= room else state.filename[: room - 2] + ".."
    return Text.assemble((name, "bold"), rest, no_wrap=True, overflow="crop")


def _agents(state: ProgressState, marks: dict[str, str]) -> Text:
    line = Text(no_wrap=True, overflow="crop")
    for agent in state.agents:
        status = state.agent_status.get(agent, "")
        line.append(f"{marks.get(status, marks[''])} {agent}  ", style=_COLOURS.get(status, "dim"))
    line.rstrip()
    return line
