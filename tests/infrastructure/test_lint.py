"""cfn-lint with warnings failing, and checkov, on every stack of every profile."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from infrastructure.assembly import ROOT, Assembly
from tests.infrastructure.linters import check, lint, written


@pytest.fixture(scope="module")
def folder(assembly: Assembly, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stacks")
    written(assembly, folder)
    return folder


def test_cfn_lint_finds_nothing(folder: Path) -> None:
    assert lint(sorted(folder.glob("*.json"))) == []


def test_checkov_finds_nothing_but_what_has_a_reason(folder: Path) -> None:
    assert check(folder) == []


def test_every_skipped_check_says_why() -> None:
    skipped = json.loads((Path(__file__).parent / "skipped_checks.json").read_text())["checkov"]
    assert all(len(one["reason"]) > 40 for one in skipped)


def test_sam_takes_the_templates_that_it_transforms() -> None:
    for name in ("template.yaml", "infrastructure/functions.yaml", "infrastructure/workflow.yaml"):
        command = [Path(sys.executable).parent / "sam", "validate", "--lint", "--template-file", ROOT / name]
        environment = {**os.environ, "AWS_DEFAULT_REGION": "us-east-1", "SAM_CLI_TELEMETRY": "0"}
        ended = subprocess.run(command, env=environment, capture_output=True, text=True, cwd=ROOT)
        assert ended.returncode == 0, ended.stdout + ended.stderr
