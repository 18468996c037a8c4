"""The rules of the house that import-linter cannot see."""

from __future__ import annotations

import ast
import json
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "layers/aspera/python/aspera"
FUNCTIONS = sorted((ROOT / "functions").glob("*/app.py"))
STATE_MACHINE = json.loads((ROOT / "statemachines/document_analysis.asl.json").read_text())
QUEUE_FUNCTIONS = {"complete_extraction", "settle_document", "start_analysis"}
API_FUNCTIONS = {"answer_query", "answer_request"}
ROTATION_FUNCTIONS = {"rotate_secret"}
INSIDE_FUNCTIONS = {"call_port"}
BANNED_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "misc", "base"}


def modules() -> list[Path]:
    return sorted([*PACKAGE.rglob("*.py"), *FUNCTIONS])


def functions_of(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def task_states(machine: dict) -> Iterator[tuple[str, str]]:
    """(state name, function substitution) of every Lambda task, at any depth."""
    for name, state in machine["States"].items():
        if state["Type"] == "Task":
            yield name, state["Parameters"]["FunctionName"]
        for inner in [*state.get("Branches", []), *filter(None, [state.get("ItemProcessor")])]:
            yield from task_states(inner)


def test_imports_point_one_way() -> None:
    result = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
    )
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_is_small_and_its_functions_are_short(path: Path) -> None:
    assert path.read_text().count("\n") <= 300
    long = {f.name: f.end_lineno - f.lineno + 1 for f in functions_of(path) if f.end_lineno - f.lineno >= 40}
    assert not long


def test_most_modules_and_functions_are_much_smaller() -> None:
    lines = [path.read_text().count("\n") for path in modules()]
    lengths = [f.end_lineno - f.lineno + 1 for path in modules() for f in functions_of(path)]
    assert statistics.median(lines) <= 80
    assert statistics.median(lengths) <= 8


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    names = {path.stem for path in modules()} | {path.parent.name for path in modules()}
    assert not names & BANNED_NAMES


def test_a_handler_is_at_most_twenty_lines() -> None:
    assert all(path.read_text().count("\n") <= 20 for path in FUNCTIONS)


def test_one_name_for_state_function_folder_and_use_case() -> None:
    for state, substitution in task_states(STATE_MACHINE):
        verb_noun = re.sub(r"(?<!^)(?=[A-Z])", "_", state).lower()
        assert substitution == f"${{{state}FunctionArn}}"
        assert (ROOT / "functions" / verb_noun / "app.py").is_file(), verb_noun
        assert f"def {verb_noun}(" in (PACKAGE / "use_cases" / f"{verb_noun}.py").read_text()


def test_every_function_is_a_state_of_the_machine_or_answers_to_a_queue_an_api_a_rotation_or_another_function() -> (
    None
):
    used = {re.sub(r"(?<!^)(?=[A-Z])", "_", state).lower() for state, _ in task_states(STATE_MACHINE)}
    assert {path.parent.name for path in FUNCTIONS} == (
        used | QUEUE_FUNCTIONS | API_FUNCTIONS | ROTATION_FUNCTIONS | INSIDE_FUNCTIONS
    )


def test_one_name_for_a_queue_function_and_its_use_case() -> None:
    for verb_noun in QUEUE_FUNCTIONS:
        assert f"lambda_queue({verb_noun}, " in (ROOT / "functions" / verb_noun / "app.py").read_text()
        assert f"def {verb_noun}(" in (PACKAGE / "use_cases" / f"{verb_noun}.py").read_text()


def test_only_settings_reads_the_environment() -> None:
    """Handing it on to a child process, whole, is no reading."""
    handed_on = re.compile(r"env=\{\*\*os\.environ\b|env=os\.environ \||os\.environ\.update\(")
    readers = {
        str(path.relative_to(PACKAGE))
        for path in PACKAGE.rglob("*.py")
        if re.search(r"\bos\.environ\b|\bgetenv\b", handed_on.sub("", path.read_text()))
    }
    assert readers == {"settings.py"}


def test_use_cases_take_ports_by_keyword_only() -> None:
    for path in (PACKAGE / "use_cases").glob("*.py"):
        for function in functions_of(path):
            if function.name != path.stem:
                continue
            positional = {arg.arg for arg in function.args.args}
            ports = {port.stem for port in (PACKAGE / "ports").glob("*.py")}
            assert not positional & (ports - {"agents"}), path.name


def test_tests_use_no_patching_and_skip_only_for_missing_samples_or_engines() -> None:
    for path in (ROOT / "tests").rglob("*.py"):
        if path == Path(__file__):
            continue
        text = path.read_text()
        assert "mock.patch" not in text and "monkeypatch.setattr" not in text, path
        assert "mark.skip" not in text and "mark.xfail" not in text, path


def test_errors_of_the_state_machine_are_the_four_names_or_aws_own() -> None:
    ours = {"InvalidInput", "NotFound", "Unavailable", "Defect"}
    named = set(re.findall(r'"ErrorEquals": \[([^\]]*)\]', json.dumps(STATE_MACHINE)))
    for group in named:
        for error in re.findall(r'"([^"]+)"', group):
            assert error in ours or error.startswith(("States.", "Lambda.")), error
