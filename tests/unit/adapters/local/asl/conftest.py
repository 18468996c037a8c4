"""A scope to evaluate expressions in, without an execution that runs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from aspera.adapters.local.asl.execution import Execution
from aspera.adapters.local.asl.history import History
from aspera.adapters.local.asl.journal import Journal
from aspera.adapters.local.asl.scope import Scope
from aspera.adapters.local.asl.tokens import Answers


@pytest.fixture
def scope(tmp_path: Path) -> Iterator[Scope]:
    """In the state "Here" of the execution "run-1", whose input is {"x": 1}."""
    descriptor = os.open(tmp_path / "run-1.jsonl", os.O_WRONLY | os.O_CREAT)
    history = History(descriptor, 0)
    execution = Execution(
        "run-1", "analysis", {"x": 1}, 1_700_000_000.0, lambda name, event: event, history, Journal(), Answers(tmp_path)
    )  # fmt: skip
    scope = Scope(execution, b"seed")
    scope.enter("Here")
    yield scope
    os.close(descriptor)
