"""What the suites of the laptop's adapters share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from aspera.adapters.local.database import Database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path / "workspace" / "aspera.db")
    yield database
    database.close()
