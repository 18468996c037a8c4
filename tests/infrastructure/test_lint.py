"""cfn-lint with warnings failing, and checkov, on every stack of every profile."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from infrastructure.assembly import Assembly
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
