from __future__ import annotations

import pytest

from tests.infrastructure.templates import Assembly


@pytest.fixture(scope="session")
def assembly() -> Assembly:
    return Assembly()
