"""What all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from tests.engines.running import MISSING

settings.register_profile("aspera", deadline=None)  # no test asserts a clock
settings.load_profile("aspera")

SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "samples"


@pytest.fixture(scope="session")
def samples() -> Path:
    """The real files beside the repository."""
    if not SAMPLES.is_dir():
        pytest.skip("the real files (../shared/samples) are not beside this checkout")
    return SAMPLES


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Which engines did not run, and what was left out for it."""
    left_out: dict[str, set[str]] = {}
    for kind in ("skipped", "failed", "error"):
        for report in terminalreporter.stats.get(kind, ()):
            engine = MISSING.search(str(report.longrepr))
            if engine:
                left_out.setdefault(engine[1], set()).add(report.nodeid)
    for engine, tests in sorted(left_out.items()):
        terminalreporter.write_line(
            f"{engine} does not run here: {len(tests)} tests were not made; `make test-engines` starts it"
        )
