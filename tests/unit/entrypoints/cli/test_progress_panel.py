from __future__ import annotations

import io

import pytest
from rich.console import Console

from aspera.entrypoints.cli.progress_panel import Panel
from aspera.entrypoints.cli.progress_state import ProgressState

AGENTS = ("math", "consistency", "greenwashing", "compliance", "risk")


def drawn(width: int, encoding: str) -> list[str]:
    state = ProgressState("a_very_long_name_of_a_report_" * 4 + ".pdf", AGENTS, started=0.0)
    state.enter("ExtractText")
    file = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    Console(file=file, width=width, force_terminal=True, color_system=None).print(Panel(state, 3.0))
    file.seek(0)
    return file.read().rstrip("\n").split("\n")


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
@pytest.mark.parametrize("width", [40, 60, 100])
def test_it_is_three_lines_at_any_width_and_in_any_encoding(width: int, encoding: str) -> None:
    lines = drawn(width, encoding)
    assert len(lines) == 3
    assert max(map(len, lines)) <= width
    assert len(lines[-1].rstrip()) <= width - 2


def test_a_long_name_gives_way_to_the_stage() -> None:
    assert "reading pages  3 s" in drawn(60, "utf-8")[0]


def test_all_agents_are_seen_on_sixty_columns() -> None:
    assert all(agent in drawn(60, "utf-8")[1] for agent in AGENTS)
