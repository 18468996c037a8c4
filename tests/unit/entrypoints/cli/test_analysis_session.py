from __future__ import annotations

from pathlib import Path

import pytest

from aspera.domain.run import Options
from aspera.entrypoints.cli.analysis_session import AnalysisSession
from aspera.settings import load_settings


class BrokenPorts:
    """Ports that hold a mistake: nothing can be uploaded."""

    settings = load_settings({})

    @property
    def objects(self) -> None:
        raise ZeroDivisionError("division by zero")


def test_a_defect_met_in_one_document_is_one_line_and_the_next_follows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    session = AnalysisSession(BrokenPorts(), Options(agents=("math",)), tmp_path, as_json=False)  # type: ignore[arg-type]
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(name)
        session.analyse(tmp_path / name)
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(": ", 1)[0] for line in lines] == [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    assert all("a defect in ASPERA (ZeroDivisionError: division by zero)" in line for line in lines)
    assert session.exit_code(None) == 2
