"""`aspera frameworks`, as a person calls it."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from aspera.domain.errors import InvalidInput
from aspera.entrypoints.cli import aspera

OWN = "id: house\nname: N\ntitle: Rules of the house\nrequirements:\n- {id: a, title: t, signals: ['%s']}\n"


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(aspera, ["frameworks", *map(str, arguments)])


def test_all_frameworks_are_listed_with_their_years() -> None:
    output = call().output
    assert "esrs_2023" in output and "86 items, reporting years 2024 to 2026" in output
    assert "applied unasked to 10-K" in output


def test_those_of_a_folder_are_listed_as_ones_own(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(OWN % "gift")
    assert "Rules of the house" in call("--frameworks-dir", tmp_path).output
    assert "1 items, your own" in call("--frameworks-dir", tmp_path).output


def test_one_is_shown_with_its_requirements_and_as_json() -> None:
    assert "Item 1A" in call("show", "sec_10k").output
    assert json.loads(call("show", "tcfd", "--json").output)["id"] == "tcfd"


def test_a_standard_shows_all_its_versions() -> None:
    output = call("show", "esrs").output
    assert "(esrs_2023)" in output and "(esrs_2026)" in output


def test_a_bad_file_and_an_unknown_name_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(OWN % "(")
    refused = call("--frameworks-dir", tmp_path).exception
    assert isinstance(refused, InvalidInput) and "a.yaml, line 5: requirement a, signals" in str(refused)
    assert isinstance(call("show", "nothing").exception, InvalidInput)
