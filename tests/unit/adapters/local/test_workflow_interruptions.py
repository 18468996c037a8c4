from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[4]
OUTPUT = {"both": [[1, 4, 9], "right"], "extracted": {"job": "a"}}
FUNCTIONS = {
    "Begin": ["echo", {"about": "a", "items": [1, 2, 3]}],
    "Extract": ["extract", {"about": "a"}],
    "Both[0]/Each[0]/EachOne": ["square", 1],
    "Both[0]/Each[1]/EachOne": ["square", 2],
    "Both[0]/Each[2]/EachOne": ["square", 3],
    "Both[1]/Left": ["echo", {"x": 1}],
    "End": ["echo", OUTPUT],
}


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What came of an execution killed at every event and inside of every call of a function."""
    directory = tmp_path_factory.mktemp("interruptions")
    command = [sys.executable, "-m", "tests.unit.adapters.local.interruptions", str(directory)]
    output = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [json.loads(line) for line in output.splitlines()]


def test_it_was_killed_at_every_event_and_in_every_call(results: list[dict[str, Any]]) -> None:
    assert sum("at_event" in result for result in results) > 50
    assert sum("at_call" in result for result in results) > 8
    assert sum(result["ended"] for result in results) == 2


def test_wherever_it_is_killed_it_ends_the_same(results: list[dict[str, Any]]) -> None:
    assert [
        result for result in results if result["status"] != "SUCCEEDED" or result["output"] != OUTPUT
    ] == []


def test_a_task_whose_success_is_on_record_never_runs_again(results: list[dict[str, Any]]) -> None:
    for result in results:
        for position in result["recorded"]:
            if position in FUNCTIONS:
                assert ["begin", *FUNCTIONS[position]] not in result["after"], result


def test_killed_inside_of_a_task_every_other_one_has_run_exactly_once(results: list[dict[str, Any]]) -> None:
    """In a branch at the same time, another function may have returned without being on record."""
    for result in results:
        if "at_call" in result:
            ended = [call[1:] for call in result["before"] + result["after"] if call[0] == "end"]
            for position, call in FUNCTIONS.items():
                often = 1 if position in result["recorded"] or not position.startswith("Both") else 2
                assert 1 <= ended.count(call) <= often, (position, result)
