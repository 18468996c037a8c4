"""What all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "samples"


@pytest.fixture(scope="session")
def samples() -> Path:
    """The real files beside the repository."""
    if not SAMPLES.is_dir():
        pytest.skip("the real files (../shared/samples) are not beside this checkout")
    return SAMPLES
