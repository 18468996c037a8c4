"""The workspace's SQLite file, written by several processes at once."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aspera.adapters.local.schema import migrate
from aspera.adapters.local.workspace_errors import explained

_PRAGMAS = (
    # In WAL mode a commit survives the death of the process without a sync, and the file stays
    # consistent when the power fails; only the last commits may then be lost, and are redone.
    "PRAGMA synchronous = NORMAL",
    "PRAGMA cache_size = -16384",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA wal_autocheckpoint = 4000",
    "PRAGMA journal_size_limit = 67108864",
)


class Database:
    """Connections are opened when needed, handed to one user at a time, and kept for the next;
    a forked process opens its own. It may be pickled: only the path travels."""

    def __init__(self, path: Path, patience: float = 30.0) -> None:
        """`patience`: seconds to wait for another writer before `Unavailable`."""
        self._path = path
        self._patience = patience
        self._process = os.getpid()
        self._idle: list[sqlite3.Connection] = []
        self._inherited: list[list[sqlite3.Connection]] = []

    def __reduce__(self) -> tuple[type[Database], tuple[Path, float]]:
        return Database, (self._path, self._patience)

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """One consistent view, whatever is written meanwhile."""
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """All or nothing; one writer at a time, over all processes."""
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    def close(self) -> None:
        """Close the connections that nobody uses."""
        self._own_connections()
        while self._idle:
            self._idle.pop().close()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        with explained(self._path.parent):
            connection = self._take()
            try:
                connection.execute(begin)
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                connection.close()
                raise
            self._idle.append(connection)

    def _take(self) -> sqlite3.Connection:
        self._own_connections()
        try:
            return self._idle.pop()
        except IndexError:
            return self._open()

    def _own_connections(self) -> None:
        if self._process != os.getpid():
            # Even closing a connection of the parent would release its locks: keep it unused.
            self._inherited.append(self._idle)
            self._process, self._idle = os.getpid(), []

    def _open(self) -> sqlite3.Connection:
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        connection = sqlite3.connect(
            self._path, timeout=self._patience, isolation_level=None, check_same_thread=False
        )
        try:
            self._log_ahead(connection)
            for pragma in _PRAGMAS:
                connection.execute(pragma)
            migrate(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _log_ahead(self, connection: sqlite3.Connection) -> None:
        # SQLite does not wait for others when it changes the journal mode, so this does.
        deadline = time.monotonic() + self._patience
        while True:
            try:
                connection.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                    raise
            time.sleep(0.01)
