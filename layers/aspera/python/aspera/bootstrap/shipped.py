"""Files of the repository that the wheel carries inside the package."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


def shipped(relative: str) -> Path:
    """In a checkout the file itself, elsewhere its copy in the wheel."""
    inside = _PACKAGE / relative
    return inside if inside.exists() else _PACKAGE.parents[3] / relative
