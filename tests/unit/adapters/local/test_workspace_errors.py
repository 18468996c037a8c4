"""aspera.adapters.local.workspace_errors"""

from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path

import pytest

from aspera.adapters.local.workspace_errors import DISK, SQLITE, explained
from aspera.domain.errors import (
    STATE_MACHINE_ERRORS,
    AsperaError,
    Defect,
    InvalidInput,
    NotFound,
    Unavailable,
)

WORKSPACE = Path("/home/ada/.aspera")


def explain(error: BaseException) -> AsperaError:
    with pytest.raises(AsperaError) as explanation, explained(WORKSPACE):
        raise error
    assert explanation.value.__cause__ is error
    return explanation.value


@pytest.mark.parametrize(
    ("number", "kind", "line"),
    [
        (errno.EROFS, InvalidInput, "The workspace /home/ada/.aspera is read-only."),
        (errno.EACCES, InvalidInput, "The workspace /home/ada/.aspera may not be used: permission denied."),
        (errno.ENOSPC, Unavailable, "No space left in the workspace /home/ada/.aspera."),
        (errno.EIO, Unavailable, "The workspace /home/ada/.aspera could not be read or written."),
    ],
)
def test_the_disk_is_quoted_in_one_plain_line(number: int, kind: type[AsperaError], line: str) -> None:
    error = explain(OSError(number, os.strerror(number)))
    assert type(error) is kind
    assert str(error) == line


def test_an_error_of_sqlite_is_read_by_its_primary_code() -> None:
    error = sqlite3.OperationalError("attempt to write a readonly database")
    error.sqlite_errorcode = sqlite3.SQLITE_READONLY_DIRECTORY
    assert str(explain(error)) == "The workspace /home/ada/.aspera is read-only."


def test_any_other_error_of_sqlite_is_our_defect() -> None:
    assert type(explain(sqlite3.IntegrityError("UNIQUE constraint failed"))) is Defect


def test_every_meaning_is_an_error_that_the_state_machine_knows_in_one_line() -> None:
    for kind, line in [*DISK.values(), *SQLITE.values()]:
        assert kind in STATE_MACHINE_ERRORS
        assert line.endswith(".") and "\n" not in line and "{}" in line


def test_waiting_is_only_advised_where_it_can_help() -> None:
    waiting = {number for number, (kind, _) in DISK.items() if kind is Unavailable}
    assert waiting == {errno.ENOSPC, errno.EDQUOT}


def test_a_brace_in_a_path_is_only_a_brace() -> None:
    with pytest.raises(Unavailable, match=r"workspace /tmp/\{0\}\."), explained(Path("/tmp/{0}")):
        raise OSError(errno.ENOSPC, "")


def test_our_own_errors_pass_as_they_are() -> None:
    error = NotFound("nothing")
    with pytest.raises(NotFound) as passed, explained(WORKSPACE):
        raise error
    assert passed.value is error
