"""A framework's YAML with the line of everything in it, so that a fault can be pointed at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from aspera.domain.errors import InvalidInput

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Place = tuple[str | int, ...]
_MOST_CHARACTERS = 2_000_000


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """`line` counts from 1."""

    line: int
    reason: str


@dataclass(slots=True)
class Source:
    """`data` as YAML means it; `lines` by the place in `data`; problems of the notation itself."""

    data: Any
    lines: dict[Place, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line_of(self, place: Place) -> int:
        """The line of a place, or of the nearest thing around it."""
        for end in range(len(place), 0, -1):
            if place[:end] in self.lines:
                return self.lines[place[:end]]
        return 1


def parse(text: str) -> Source:
    """Raise `InvalidInput`, beginning with the line, when it cannot be read at all."""
    if len(text) > _MOST_CHARACTERS:
        raise InvalidInput(
            f"line 1: a framework file may hold {_MOST_CHARACTERS:,} characters, not {len(text):,}"
        )
    try:
        loader = LOADER(text)
        node = loader.get_single_node()
        source = Source(None)
        _walk(node, (), source, set())
        if not source.problems:
            source.data = loader.construct_document(node) if node is not None else None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise InvalidInput(f"line {line}: it is not YAML: {error.problem}") from error
    except (yaml.YAMLError, ValueError) as error:
        raise InvalidInput(f"line 1: it is not YAML: {' '.join(str(error).split())}") from error
    except RecursionError:
        raise InvalidInput("line 1: it is nested too deeply") from None
    return source


def _walk(node: Any, place: Place, source: Source, seen: set[int]) -> None:
    if node is None:
        return
    line = node.start_mark.line + 1
    source.lines.setdefault(place, line)
    if id(node) in seen:
        source.problems.append(Problem(line, "anchors and aliases (& and *) are not supported"))
        return
    seen.add(id(node))
    for key, child in _children(node, source):
        _walk(child, (*place, key), source, seen)


def _children(node: Any, source: Source) -> Iterator[tuple[str | int, Any]]:
    if isinstance(node, yaml.SequenceNode):
        yield from enumerate(node.value)
    elif isinstance(node, yaml.MappingNode):
        first: dict[str, int] = {}
        for key, child in node.value:
            name, line = str(key.value), key.start_mark.line + 1
            if name in first:
                source.problems.append(
                    Problem(line, f"{name} stands there twice, first in line {first[name]}")
                )
            first.setdefault(name, line)
            yield name, child
