"""What the disk and SQLite say, as ASPERA's errors with one plain line for people."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from aspera.domain.errors import AsperaError, Defect, InvalidInput, Unavailable

Meaning = tuple[type[AsperaError], str]

_READ_ONLY: Meaning = (InvalidInput, "The workspace {} is read-only.")
_FORBIDDEN: Meaning = (InvalidInput, "The workspace {} may not be used: permission denied.")
_FULL: Meaning = (Unavailable, "No space left in the workspace {}.")
_DAMAGED: Meaning = (InvalidInput, "The database in the workspace {} is damaged.")
_BUSY: Meaning = (Unavailable, "The workspace {} is busy: another process keeps writing to it.")
_TOO_LONG: Meaning = (InvalidInput, "A name is too long for the workspace {}.")
_TOO_LARGE: Meaning = (InvalidInput, "A value is too large for the workspace {}.")
_IN_THE_WAY: Meaning = (InvalidInput, "A file is in the way of a folder, or a folder of a file, in {}.")
_NOT_OPENED: Meaning = (InvalidInput, "The database in the workspace {} cannot be opened for writing.")
_NO_ANSWER: Meaning = (Unavailable, "The workspace {} could not be read or written.")

DISK: Mapping[int, Meaning] = {
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.ENAMETOOLONG: _TOO_LONG,
    errno.EFBIG: _TOO_LARGE,
    errno.EEXIST: _IN_THE_WAY,
    errno.ENOTDIR: _IN_THE_WAY,
    errno.EISDIR: _IN_THE_WAY,
}
"""By errno; any other is `Unavailable`."""

SQLITE: Mapping[int, Meaning] = {
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _FORBIDDEN,
    sqlite3.SQLITE_AUTH: _FORBIDDEN,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_PROTOCOL: _BUSY,
    sqlite3.SQLITE_TOOBIG: _TOO_LARGE,
    sqlite3.SQLITE_CANTOPEN: _NOT_OPENED,
    sqlite3.SQLITE_IOERR: _NO_ANSWER,
    sqlite3.SQLITE_NOMEM: _NO_ANSWER,
}
"""By primary result code (https://sqlite.org/rescode.html); any other is our `Defect`."""


@contextmanager
def explained(workspace: Path) -> Iterator[None]:
    """Raise what the disk or SQLite refuses as one of ASPERA's errors."""
    try:
        yield
    except OSError as error:
        raise _as_error(DISK.get(error.errno or 0, _NO_ANSWER), workspace) from error
    except sqlite3.Error as error:
        # The upper bytes of an extended code tell only how it came to the primary one.
        primary = getattr(error, "sqlite_errorcode", 0) & 0xFF
        meaning = SQLITE.get(primary, (Defect, f"SQLite: {error}"))
        raise _as_error(meaning, workspace) from error
    except (UnicodeEncodeError, OverflowError) as error:
        raise InvalidInput(f"A value cannot be stored: {error}.") from error


def _as_error(meaning: Meaning, workspace: Path) -> AsperaError:
    kind, line = meaning
    return kind(line.replace("{}", str(workspace)))
