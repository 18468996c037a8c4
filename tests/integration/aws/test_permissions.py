"""What each function is granted is what it was seen to do: no less, no more."""

from __future__ import annotations

from pathlib import Path

from tests.engines.permissions import FILE, analyse_everything, rendered
from tests.engines.stack import stack


def test_the_functions_do_what_the_reference_says(tmp_path: Path) -> None:
    with stack() as aws:
        analyse_everything(aws, tmp_path)
        assert rendered(aws) == FILE.read_text(), "python -m tests.engines.permissions writes it anew"
