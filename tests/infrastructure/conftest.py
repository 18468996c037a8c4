from __future__ import annotations

import pytest

from infrastructure.assembly import Assembly


@pytest.fixture(scope="session")
def assembly() -> Assembly:
    return Assembly()
