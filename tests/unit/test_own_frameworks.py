from __future__ import annotations

from pathlib import Path

import pytest

from aspera.bootstrap.own_frameworks import read_frameworks
from aspera.domain.errors import InvalidInput
from aspera.settings import as_environment, load_settings

OWN = "id: house\nname: N\ntitle: T\nrequirements:\n- {id: a, title: t, signals: [x]}\n"


def test_without_a_folder_there_are_those_of_the_package() -> None:
    assert "tcfd" in read_frameworks(None).names


def test_a_folder_is_read_with_both_endings(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(OWN)
    (tmp_path / "b.yml").write_text(OWN.replace("house", "garden"))
    (tmp_path / "notes.txt").write_text("not a framework")
    assert {"house", "garden"} <= set(read_frameworks(tmp_path).names)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="no such folder of frameworks"):
        read_frameworks(tmp_path / "nowhere")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"id: \xff\xfe")
    with pytest.raises(InvalidInput, match=r"a\.yaml: it is not UTF-8"):
        read_frameworks(tmp_path)


def test_worker_processes_are_given_the_folder(tmp_path: Path) -> None:
    settings = load_settings({}, frameworks=tmp_path)
    assert load_settings(as_environment(settings)).frameworks == tmp_path
    assert "ASPERA_FRAMEWORKS" not in as_environment(load_settings({}))
