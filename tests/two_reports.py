"""Two reports of one company, drawn as Markdown: the later one's prior year is the earlier one's year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_LINES = {
    "Revenue": (84120, 79445, 71208),
    "Cost of sales": (51034, 48871, 44112),
    "Administrative expenses": (12877, 11982, 11034),
    "Research and development": (6402, 5871, 5118),
    "Operating income": (13807, 12721, 10944),
    "Interest paid on loans": (1204, 1187, 1093),
    "Income before tax": (12603, 11534, 9851),
}
YEARS = (2024, 2023, 2022)


def report(
    year: int,
    changes: Mapping[str, str] | None = None,
    sentences: Sequence[str] = (),
    company: str = "Nordhafen AG",
) -> str:
    """The report on `year` with this year's and the last one's column; `changes` replaces the last
    year's figure of a line."""
    first = YEARS.index(year)
    rows = [
        f"| {label} | {figures[first]:,} | {(changes or {}).get(label) or f'{figures[first + 1]:,}'} |"
        for label, figures in _LINES.items()
    ]
    return "\n".join(
        (
            f"# {company} annual report {year}",
            "",
            f"{company} publishes its annual report for the financial year ended December 31, {year}.",
            "",
            *(f"{sentence}\n" for sentence in sentences),
            "## Income statement",
            "",
            f"| In thousands of euros | {year} | {year - 1} |",
            "| --- | ---: | ---: |",
            *rows,
            "",
        )
    )
