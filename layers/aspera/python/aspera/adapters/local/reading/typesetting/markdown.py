"""Markdown: headings, lists, tables and code (CommonMark's blocks as far as reports use them)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aspera.adapters.local.reading.typesetting.elements import (
    Element,
    Grid,
    Heading,
    Item,
    Paragraph,
    Verbatim,
)

_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)\s*$")
_RULE = re.compile(r" {0,3}([-*_])(?:\s*\1){2,}\s*$")
_ITEM = re.compile(r"(\s*)([-*+]|\d{1,9}[.)])\s+(.*)")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_DIVIDER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_PIPE = re.compile(r"(?<!\\)\|")
_IMAGE_OR_LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)")
_MARKS = re.compile(r"(\*\*|__|`+|~~)(?=\S)(.+?)(?<=\S)\1")
_STAR = re.compile(r"(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\w*])")


def read_markdown(text: str) -> Iterator[Element]:
    lines = text.splitlines()
    at = 0
    while at < len(lines):
        element, at = _next(lines, at)
        if element is not None:
            yield element


def _next(lines: list[str], at: int) -> tuple[Element | None, int]:
    """The element that begins at a line, and the line after it."""
    line = lines[at]
    following = lines[at + 1] if at + 1 < len(lines) else ""
    if fence := _FENCE.match(line):
        return _code(lines, at, fence[1])
    if not line.strip() or _RULE.match(line):
        return None, at + 1
    if heading := _HEADING.match(line):
        return Heading(plain(heading[2]), len(heading[1]) - 1), at + 1
    if "|" in following and _starts_table(lines, at):
        return _table(lines, at)
    if item := _ITEM.match(line):
        mark = "•" if item[2] in "-*+" else item[2]
        text, end = _paragraph(lines, at)
        rest = _ITEM.sub(r"\3", text, count=1)
        return Item(f"{mark} {plain(rest)}", len(item[1].expandtabs()) // 2), end
    if _UNDERLINE.match(following):
        return Heading(plain(line), 0 if "=" in following else 1), at + 2
    text, end = _paragraph(lines, at)
    return Paragraph(plain(text)), end


def _paragraph(lines: list[str], at: int) -> tuple[str, int]:
    """The lines from `at` on that belong together, as one."""
    end = at + 1
    while end < len(lines) and not _starts_something(lines[end]) and not _starts_table(lines, end):
        end += 1
    return " ".join(line.strip().removeprefix("> ") for line in lines[at:end]), end


def _starts_something(line: str) -> bool:
    return not line.strip() or any(
        pattern.match(line) for pattern in (_HEADING, _ITEM, _FENCE, _RULE, _DIVIDER)
    )


def _starts_table(lines: list[str], at: int) -> bool:
    return "|" in lines[at] and at + 1 < len(lines) and bool(_DIVIDER.match(lines[at + 1]))


def _code(lines: list[str], at: int, fence: str) -> tuple[Element | None, int]:
    end = at + 1
    while end < len(lines) and not lines[end].strip().startswith(fence):
        end += 1
    return Verbatim(lines[at + 1 : end]), end + 1


def _table(lines: list[str], at: int) -> tuple[Element | None, int]:
    end = at + 2
    while end < len(lines) and "|" in lines[end]:
        end += 1
    rows = [_cells(line) for line in (lines[at], *lines[at + 2 : end])]
    width = max(map(len, rows))
    return Grid([row + [""] * (width - len(row)) for row in rows], header_rows=1), end


def _cells(line: str) -> list[str]:
    cells = _PIPE.split(line.strip().removeprefix("|").removesuffix("|"))
    return [plain(cell.replace("\\|", "|").strip()) for cell in cells]


def plain(text: str) -> str:
    """Without marks for emphasis, code and links."""
    text = _IMAGE_OR_LINK.sub(r"\1", text)
    return _STAR.sub(r"\1", _MARKS.sub(r"\2", text))
