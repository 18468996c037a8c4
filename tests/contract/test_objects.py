"""What every adapter of the port `Objects` does."""

from __future__ import annotations

from pathlib import Path

import pytest

from aspera.adapters.aws.objects import S3Objects
from aspera.adapters.local.objects import FolderObjects
from aspera.adapters.memory.objects import MemoryObjects
from aspera.domain.errors import InvalidInput, NotFound
from aspera.ports.objects import Objects
from tests.contract.examples import UNICODE, at_the_same_time

NO_KEYS = ["", "/", "/a", "a/", "a//b", ".", "..", "../a", "a/../b", "a/./b", "a/..", "a\\b", "a\0b", "a\nb"]


@pytest.fixture(params=["memory", "folder", "s3"])
def objects(request: pytest.FixtureRequest, tmp_path: Path) -> Objects:
    if request.param == "s3":
        return S3Objects(*request.getfixturevalue("bucket"))
    if request.param == "folder":
        return FolderObjects(tmp_path / "objects")
    return MemoryObjects()


def test_bytes_are_read_as_they_were_stored(objects: Objects) -> None:
    for data in (b"", b"\x00\xff\r\n", bytes(range(256)) * 20_000):
        objects.put("runs/d1/r1/blocks", data)
        assert objects.get("runs/d1/r1/blocks") == data


def test_what_is_not_stored_is_not_found(objects: Objects) -> None:
    objects.put("runs/d1/x", b"1")
    for key in ("runs/d1/y", "runs/d1", "runs", "runs/d1/x/y", "other"):
        assert not objects.exists(key)
        with pytest.raises(NotFound):
            objects.get(key)
        with pytest.raises(NotFound), objects.file(key):
            pass


def test_storing_again_replaces(objects: Objects) -> None:
    objects.put("a/b", b"a long first content")
    objects.put("a/b", b"short")
    assert objects.get("a/b") == b"short"
    assert list(objects.list("")) == ["a/b"]


def test_a_key_may_hold_any_letters(objects: Objects) -> None:
    key = f"uploads/ada/{UNICODE} & co. #1 %2F ?.pdf"
    objects.put(key, b"1")
    assert objects.exists(key)
    assert list(objects.list("uploads/ada/É")) == [key]


@pytest.mark.parametrize("key", NO_KEYS)
def test_what_is_no_key_is_refused_everywhere(objects: Objects, key: str) -> None:
    for use in (objects.get, objects.exists, lambda k: objects.put(k, b"")):
        with pytest.raises(InvalidInput):
            use(key)
    with pytest.raises(InvalidInput), objects.file(key):
        pass


@pytest.mark.parametrize("prefix", ["/", "../", "a/../", "..//", "a//", "a\\", "/etc"])
def test_a_prefix_cannot_leave_the_store(objects: Objects, prefix: str) -> None:
    with pytest.raises(InvalidInput):
        list(objects.list(prefix))
    with pytest.raises(InvalidInput):
        objects.delete(prefix)


def test_a_file_is_stored_with_its_content(objects: Objects, tmp_path: Path) -> None:
    source = tmp_path / "report.pdf"
    source.write_bytes(b"%PDF" * 500_000)
    objects.put_file("uploads/ada/d1/report.pdf", source)
    source.write_bytes(b"changed")
    assert objects.get("uploads/ada/d1/report.pdf") == b"%PDF" * 500_000


def test_a_file_that_is_not_there_is_not_found(objects: Objects, tmp_path: Path) -> None:
    for path in (tmp_path / "nothing", tmp_path):
        with pytest.raises(NotFound):
            objects.put_file("a", path)
    assert not objects.exists("a")


def test_an_object_can_be_read_as_a_file(objects: Objects) -> None:
    objects.put("a/b.pdf", b"content")
    with objects.file("a/b.pdf") as path:
        assert path.read_bytes() == b"content"
    assert objects.get("a/b.pdf") == b"content"


def test_keys_are_listed_sorted_as_text(objects: Objects) -> None:
    keys = ["a.txt", "a/b", "a-b", "a/b.c", "a/b/c", "aé", "a/z", "a0", "b", "A"]
    keys = [key if key != "a/b" else "a/b/x" for key in keys]
    for key in keys:
        objects.put(key, b"")
    assert list(objects.list("")) == sorted(keys)
    assert list(objects.list("a/")) == sorted(key for key in keys if key.startswith("a/"))


def test_a_prefix_need_not_end_at_a_slash(objects: Objects) -> None:
    for key in ("runs/d1/a", "runs/d10/a", "runs/d2/a"):
        objects.put(key, b"")
    assert list(objects.list("runs/d1")) == ["runs/d1/a", "runs/d10/a"]
    assert list(objects.list("runs/d1/")) == ["runs/d1/a"]
    assert list(objects.list("runs/d1/a")) == ["runs/d1/a"]
    assert list(objects.list("runs/x")) == []
    assert list(objects.list("runs/d1/a/b/c")) == []


def test_deleting_takes_exactly_what_begins_with_the_prefix(objects: Objects) -> None:
    for key in ("runs/d1/a", "runs/d1/b/c", "runs/d10/a", "uploads/x"):
        objects.put(key, b"")
    objects.delete("runs/d1/")
    assert list(objects.list("")) == ["runs/d10/a", "uploads/x"]
    objects.delete("runs/d1")
    assert list(objects.list("")) == ["uploads/x"]


def test_deleting_nothing_is_no_error(objects: Objects) -> None:
    objects.delete("runs/d1/")
    assert list(objects.list("")) == []


def test_a_deleted_key_can_be_stored_again_and_below_it_too(objects: Objects) -> None:
    objects.put("a/b/c", b"1")
    objects.delete("a/b")
    objects.put("a/b", b"2")
    objects.delete("a/b")
    objects.put("a/b/c/d", b"3")
    assert list(objects.list("")) == ["a/b/c/d"]


def test_readers_see_one_whole_write_or_another(objects: Objects) -> None:
    contents = {bytes([number]) * 200_000 for number in range(4)}
    objects.put("a", bytes([0]) * 200_000)

    def write_and_read(number: int) -> bool:
        objects.put("a", bytes([number % 4]) * 200_000)
        return objects.get("a") in contents

    assert all(at_the_same_time(write_and_read, 100))


def test_writing_and_deleting_in_one_folder_at_the_same_time_loses_no_write(objects: Objects) -> None:
    def turn(number: int) -> None:
        objects.put(f"runs/d/{number}/part", b"x")
        if number % 2:
            objects.delete(f"runs/d/{number}/")

    at_the_same_time(turn, 200)
    assert len(list(objects.list("runs/d/"))) == 100
