"""`aspera evaluate`, as a person calls it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

REPORT = Path(__file__).resolve().parents[4] / "examples/nordhafen_annual_report_2024.pdf"


def aspera(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [Path(sys.executable).with_name("aspera"), "evaluate", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "report.pdf").write_bytes(REPORT.read_bytes())
    entry = {"file": "report.pdf", "pages": 1, "opens": True, "text_layer": "full"}
    (folder / "manifest.jsonl").write_text(json.dumps(entry) + "\n")
    return folder


def test_figures_are_printed_and_written(data: Path, tmp_path: Path) -> None:
    figures, open_ends = tmp_path / "math.json", tmp_path / "judge.csv"
    done = aspera("math", "--data", data, "--json", figures, "--adjudicate", open_ends)
    assert done.returncode == 0, done.stderr
    assert "95 % interval" in done.stdout and "recall, covered" in done.stdout
    written = json.loads(figures.read_text())
    assert written["subject"] == "math" and written["sections"]
    assert open_ends.read_text().startswith("sha256,document,page,agent,rule,quote,said,verdict,reason\n")
    again = tmp_path / "again.json"
    assert aspera("math", "--data", data, "--json", again, "--workers", "1").returncode == 0
    assert again.read_bytes() == figures.read_bytes()


def test_verdicts_that_a_person_gave_go_into_the_figures(data: Path, tmp_path: Path) -> None:
    judge, figures = tmp_path / "judge.jsonl", tmp_path / "math.json"
    assert aspera("math", "--data", data, "--adjudicate", judge).returncode == 0
    lines = [json.loads(line) | {"verdict": "right"} for line in judge.read_text().splitlines()]
    assert lines, "the example has planted faults"
    judge.write_text("\n".join(map(json.dumps, lines)))
    assert aspera("math", "--data", data, "--labels", judge, "--json", figures).returncode == 0
    verdicts = {item["verdict"] for item in json.loads(figures.read_text())["to_judge"]}
    assert verdicts == {"true"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("math", "--data", "nowhere"), "no such folder"),
        (("maths", "--data", "."), "there is no subject"),
        (("math", "--data", "{empty}"), "manifest.jsonl"),
        (("math",), "--data"),
        (("math", "--data", "{data}", "--model", "openai:x"), "model"),
        (("math", "--data", "{data}", "--labels", "nowhere.jsonl"), "nowhere.jsonl"),
    ],
)
def test_wrong_use_is_one_line_and_exit_2(
    arguments: tuple[str, ...], said: str, data: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    done = aspera(*(argument.format(empty=empty, data=data) for argument in arguments))
    assert done.returncode == 2
    assert said in done.stderr and "Traceback" not in done.stderr
    assert not done.stdout
