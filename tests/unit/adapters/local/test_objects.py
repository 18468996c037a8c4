"""aspera.adapters.local.objects"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from aspera.adapters.local.objects import FolderObjects
from aspera.domain.errors import InvalidInput


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "workspace" / "objects"


@pytest.fixture
def objects(root: Path) -> FolderObjects:
    return FolderObjects(root)


def files(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


def left_behind(root: Path, name: str, age: float) -> Path:
    """An unfinished file of a process that was killed `age` seconds ago."""
    path = root / ".incoming" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"half of an obj")
    moment = path.stat().st_mtime - age
    os.utime(path, (moment, moment))
    return path


def test_nothing_is_made_by_reading(objects: FolderObjects, root: Path) -> None:
    assert not objects.exists("a")
    assert list(objects.list("")) == []
    objects.delete("")
    assert not root.exists()


def test_an_object_is_a_file_under_its_key(objects: FolderObjects, root: Path) -> None:
    objects.put("runs/d1/x", b"1")
    assert files(root) == ["runs/d1/x"]
    with objects.file("runs/d1/x") as path:
        assert path == root / "runs/d1/x"


def test_other_people_cannot_look_into_the_store(objects: FolderObjects, root: Path) -> None:
    objects.put("a", b"1")
    assert root.stat().st_mode & 0o077 == 0


def test_a_write_that_fails_leaves_the_old_content_and_no_file(objects: FolderObjects, root: Path) -> None:
    objects.put("a", b"old")
    with pytest.raises(TypeError):
        objects.put("a", "text, not bytes")  # type: ignore[arg-type]
    assert objects.get("a") == b"old"
    assert files(root) == ["a"]


def test_what_a_killed_process_left_is_no_object(objects: FolderObjects, root: Path) -> None:
    left_behind(root, "f00d", age=0)
    assert list(objects.list("")) == list(objects.list(".incoming")) == []
    with pytest.raises(InvalidInput):
        objects.get(".incoming/f00d")


def test_what_a_killed_process_left_is_cleaned_up_by_the_next_that_writes(
    objects: FolderObjects, root: Path
) -> None:
    dead, alive = left_behind(root, "dead", age=4_000), left_behind(root, "alive", age=5)
    objects.put("a", b"1")
    assert not dead.exists()
    assert alive.exists()


def test_deleting_removes_empty_folders_but_not_the_store(objects: FolderObjects, root: Path) -> None:
    objects.put("runs/d1/a/b", b"")
    objects.put("runs/d2/a", b"")
    objects.delete("runs/d1/")
    assert sorted(path.name for path in (root / "runs").iterdir()) == ["d2"]
    objects.delete("")
    assert root.is_dir()
    assert files(root) == []


def test_a_folder_and_an_object_cannot_have_one_name(objects: FolderObjects) -> None:
    objects.put("a/b", b"1")
    for key in ("a", "a/b/c"):
        with pytest.raises(InvalidInput, match="in the way"):
            objects.put(key, b"2")
    assert list(objects.list("")) == ["a/b"]


def test_a_name_too_long_for_the_disk_is_refused_in_one_line(objects: FolderObjects, root: Path) -> None:
    with pytest.raises(InvalidInput) as refused:
        objects.put("a" * 500, b"")
    assert str(refused.value) == f"A name is too long for the workspace {root}."


def test_deleting_does_not_follow_links_out_of_the_store(
    objects: FolderObjects, root: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret").write_bytes(b"1")
    objects.put("a/b", b"1")
    (root / "a" / "link").symlink_to(outside)
    (root / "a" / "file").symlink_to(outside / "secret")
    assert list(objects.list("")) == ["a/b"]
    objects.delete("")
    assert (outside / "secret").exists()


def test_a_stored_file_is_a_copy_of_its_own(objects: FolderObjects, root: Path, tmp_path: Path) -> None:
    source = tmp_path / "report.pdf"
    source.write_bytes(b"content")
    objects.put_file("a", source)
    stored = (root / "a").stat()
    assert (stored.st_nlink, stored.st_ino != source.stat().st_ino) == (1, True)
