"""The live display as rich draws it."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from aspera.entrypoints.cli.progress_state import ProgressState

_MARKS = {"COMPLETE": "✓", "PARTIAL": "◐", "FAILED": "✗", "RUNNING": "…"}
_COLOURS = {"COMPLETE": "green", "PARTIAL": "yellow", "FAILED": "red", "RUNNING": "cyan"}


def panel(state: ProgressState, now: float) -> RenderableType:
    left = state.seconds_left(now)
    head = Text.assemble(
        (state.filename, "bold"),
        f"  {state.stage}",
        f"  {now - state.started:.0f} s",
        "" if left is None else f", about {max(left, 1):.0f} s left",
    )
    row = Table.grid(padding=(0, 2))
    row.add_row(
        ProgressBar(total=1.0, completed=state.fraction(), width=40),
        f"{state.pages_read}/{state.pages or '?'} pages",
    )
    return Group(head, row, _agents(state))


def _agents(state: ProgressState) -> Text:
    line = Text()
    for agent in state.agents:
        status = state.agent_status.get(agent, "")
        line.append(f"{_MARKS.get(status, '·')} {agent}   ", style=_COLOURS.get(status, "dim"))
    return line
