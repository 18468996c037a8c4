"""Killed anywhere, it resumes: same findings, nothing twice, finished work not redone."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.integration.conftest import EXAMPLE, ROOT, Aspera, command

STATE_MACHINE = json.loads((ROOT / "statemachines/document_analysis.asl.json").read_text())


def task_states(machine: dict) -> list[str]:
    names = []
    for name, state in machine["States"].items():
        if state["Type"] == "Task" and name != "FailDocument":
            names.append(name)
        for inner in [*state.get("Branches", []), *filter(None, [state.get("ItemProcessor")])]:
            names += task_states(inner)
    return names


def history(workspace: Path) -> list[dict]:
    events = []
    for path in (workspace / "executions").glob("*.jsonl"):
        for line in path.read_bytes().split(b"\n"):
            try:
                events.append(json.loads(line))
            except ValueError:
                continue
    return events


def kill_when(workspace: Path, reached, environment: dict[str, str], folder: Path) -> bool:
    """Start the analysis and kill -9 it as soon as `reached(history)`. False when it ended first."""
    process = subprocess.Popen(
        command("analyze", EXAMPLE),
        cwd=folder,
        env=os.environ | environment | {"ASPERA_WORKSPACE": str(workspace)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while process.poll() is None:
            if reached(history(workspace)):
                process.send_signal(signal.SIGKILL)
                process.wait()
                return True
            time.sleep(0.002)
        return False
    finally:
        process.kill()
        process.wait()


def stored(workspace: Path) -> dict[str, int]:
    """How many rows each table of the workspace holds."""
    with sqlite3.connect(workspace / "aspera.db") as connection:
        tables = ("documents", "findings", "agent_executions", "chunks")
        return {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}


def findings(aspera: Aspera) -> list[dict]:
    call = aspera("analyze", EXAMPLE, "--json")
    assert call.code == 0, call.err
    (result,) = call.results
    assert result["status"] == "COMPLETE"
    return result["findings"]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory) -> tuple[list[dict], dict[str, int]]:
    folder = tmp_path_factory.mktemp("undisturbed")
    workspace = folder / "workspace"
    done = subprocess.run(
        command("analyze", EXAMPLE, "--json", "--workspace", workspace),
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)["findings"], stored(workspace)


def entered(state: str, times: int = 1):
    return lambda events: (
        sum(e["type"] == "TaskStateEntered" and e.get("name") == state for e in events) >= times
    )


@pytest.mark.parametrize("state", task_states(STATE_MACHINE))
def test_killed_in_a_state_it_resumes_and_finishes_the_same(
    state: str, aspera: Aspera, undisturbed, tmp_path: Path
) -> None:
    workspace = tmp_path / "workspace"
    assert kill_when(workspace, entered(state), {}, tmp_path), f"{state} was never seen running"
    before = Counter(e.get("name") for e in history(workspace) if e["type"] == "TaskSucceeded")
    assert findings(aspera) == undisturbed[0]
    assert stored(workspace) == undisturbed[1]
    after = Counter(e.get("name") for e in history(workspace) if e["type"] == "TaskSucceeded")
    finished_once = {
        name for name in before if name not in ("RunAgent", "ConcludeAgent", "EmbedChunks", "CollectPages")
    }
    assert all(after[name] == before[name] for name in finished_once if name != state)


@pytest.mark.parametrize("agent", ["math", "consistency", "greenwashing", "compliance", "risk"])
def test_killed_in_the_middle_of_an_agent_it_resumes_and_finishes_the_same(
    agent: str, aspera: Aspera, undisturbed, tmp_path: Path
) -> None:
    workspace = tmp_path / "workspace"

    def at_work(events: list[dict]) -> bool:
        scheduled = [e for e in events if e["type"] == "TaskScheduled" and e.get("name") == "RunAgent"]
        return any(f'"{agent}"' in json.dumps(e) for e in scheduled) or entered(
            "RunAgent", 1 + ["math", "consistency", "greenwashing", "compliance", "risk"].index(agent)
        )(events)

    assert kill_when(workspace, at_work, {}, tmp_path)
    assert findings(aspera) == undisturbed[0]
    assert stored(workspace) == undisturbed[1]


def test_ctrl_c_stops_cleanly_and_the_next_call_continues(
    aspera: Aspera, undisturbed, tmp_path: Path
) -> None:
    workspace = tmp_path / "workspace"
    process = subprocess.Popen(
        command("analyze", EXAMPLE),
        cwd=tmp_path,
        env=os.environ | {"ASPERA_WORKSPACE": str(workspace)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    while process.poll() is None and not entered("ExtractText")(history(workspace)):
        time.sleep(0.002)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "continues where it stopped" in err
    assert "Traceback" not in err
    assert findings(aspera) == undisturbed[0]


def test_a_workspace_in_use_by_another_call_is_said(aspera: Aspera, tmp_path: Path) -> None:
    first = subprocess.Popen(
        command("analyze", EXAMPLE),
        cwd=tmp_path,
        env=os.environ | {"ASPERA_WORKSPACE": str(tmp_path / "workspace")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while first.poll() is None and not entered("RegisterDocument")(history(tmp_path / "workspace")):
        time.sleep(0.002)
    second = aspera("analyze", EXAMPLE)
    assert first.wait() == 0
    assert second.code in (0, 2)
    assert aspera("analyze", EXAMPLE).code == 0
