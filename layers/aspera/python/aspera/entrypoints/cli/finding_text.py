"""Findings and results as text for a terminal."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

if TYPE_CHECKING:
    from aspera.domain.finding import Finding
    from aspera.domain.outcome import Analysis

_INDENT = " " * 9
_QUOTE = 160
_SHOWN_FINDINGS = 5
_WIDEST = 100
_COLOURS = {"CRITICAL": "red", "HIGH": "red", "MEDIUM": "yellow", "LOW": "blue"}


def line_width(stream: TextIO) -> int | None:
    """Columns to wrap at; None for files and pipes, where a line stays a line."""
    return min(shutil.get_terminal_size().columns, _WIDEST) if stream.isatty() else None


def describe(finding: Finding, width: int | None = None) -> str:
    """Severity and title, where it comes from, and the formula or the quote."""
    title, *more = _wrapped(
        f"{finding.title}  ({finding.agent_type} {finding.rule}, {_where(finding)})", width
    )
    head = click.style(f"{finding.severity:8}", fg=_COLOURS[finding.severity], bold=True)
    lines = [f"{head} {title.lstrip()}", *more]
    if finding.computation:
        lines += _wrapped(finding.computation.formula, width)
    elif finding.evidence:
        lines += _wrapped(f"“{shortened(finding.evidence[0].quote, _QUOTE)}”", width)
    return "\n".join(lines)


def summary_text(analysis: Analysis, name: str, report: Path, again: bool, width: int | None = None) -> str:
    """What was found, what was read, where the report lies; `again` when nothing had to be done."""
    coverage = analysis.coverage
    number = len(analysis.findings)
    read = f"{coverage.pages_read:,} of {counted(coverage.pages_total, 'page')} read"
    found = counted(number, "finding") + _by_severity(analysis.findings)
    lines = [f"{click.style(name, bold=True)}: {analysis.status}, {read}, {found}"]
    if again:
        known = analysis.document.filename
        same = "" if name == known else f" as {known}, which has the same content"
        lines.append(f"  Already analysed{same}; the earlier result is shown.")
    if analysis.reason:
        lines += _wrapped(analysis.reason, width, "  ")
    lines += [describe(finding, width) for finding in analysis.findings[:_SHOWN_FINDINGS]]
    if number > _SHOWN_FINDINGS:
        lines.append(f"{_INDENT}… and {number - _SHOWN_FINDINGS} more in the report")
    return "\n".join([*lines, f"Report: {report}"])


def counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def shortened(text: str, length: int) -> str:
    """At most `length` characters, cut between words."""
    return text if len(text) <= length else text[:length].rsplit(" ", 1)[0] + " …"


def _where(finding: Finding) -> str:
    pages: dict[str, set[int]] = {}
    for evidence in finding.evidence:
        pages.setdefault(evidence.filename or evidence.document_id, set()).add(evidence.page)
    return "; ".join(_pages(*item) for item in pages.items()) or "whole document"


def _pages(filename: str, pages: set[int]) -> str:
    listed = f"page{'' if len(pages) == 1 else 's'} {', '.join(map(str, sorted(pages)))}"
    return f"{filename} {listed}" if filename else listed


def _by_severity(findings: Sequence[Finding]) -> str:
    counts: dict[str, int] = {}
    for finding in findings:
        counts[finding.severity] = counts.get(finding.severity, 0) + 1
    found = ", ".join(f"{number} {severity.lower()}" for severity, number in counts.items())
    return f" ({found})" if found else ""


def _wrapped(text: str, width: int | None, indent: str = _INDENT) -> list[str]:
    if width is None:
        return [indent + text]
    return textwrap.wrap(
        text, max(width, 30), initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    ) or [indent]
