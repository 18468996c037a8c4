"""Selection elements belong to no line; each is put beside the word that it stands next to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aspera.domain.geometry import Box

Line = list[tuple[str, Box]]


def put_in(lines: list[Line], ticks: Iterable[tuple[str, Box]]) -> None:
    """Put each of `ticks` (upright) into the line of the nearest word on its height, before or after
    that word; where there is none it becomes a line of its own at the end."""
    for text, box in ticks:
        near = min(_level(lines, box), default=None)
        if near is None:
            lines.append([(text, box)])
        else:
            _, line, place = near
            place += lines[line][place][1].left < box.left
            lines[line].insert(place, (text, box))


def _level(lines: list[Line], tick: Box) -> Iterator[tuple[int, int, int]]:
    """Distance, line and place of the words whose middle is as high as the tick."""
    for line, words in enumerate(lines):
        for place, (_, box) in enumerate(words):
            if tick.top < (box.top + box.bottom) // 2 < tick.bottom:
                yield max(box.left - tick.right, tick.left - box.right), line, place
