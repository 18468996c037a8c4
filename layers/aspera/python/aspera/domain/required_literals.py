"""Which words a text must hold for a pattern to be able to match, read off the parsed pattern.

A search with a pattern costs a hundred times as much as a `literal in text` test, and nine of
ten patterns cannot match on a given page. The derivation is that of RE2's prefilter (Cox,
"Regular Expression Matching with a Trigram Index"): every part of a pattern either is one of a
few exact strings, or demands some literals, or demands nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from aspera.domain import regex_syntax as syntax

Clause = tuple[str, ...]
"""Lower-case ASCII literals of which at least one must occur."""

_MOST_STRINGS = 4
"""Above this many exact strings a part is split into shorter literals (measured: 4 costs least)."""


@dataclass(frozen=True, slots=True)
class _Part:
    """`exact`: every string that the part matches, or None when they are too many to list;
    `clauses`: what a text must hold besides."""

    exact: frozenset[str] | None
    clauses: tuple[Clause, ...] = ()


_NO_CHARACTER = frozenset(("",))
_ANYTHING = _Part(None)


def required_literals(parsed: Any) -> tuple[Clause, ...]:
    """Clauses that must all hold, in the order in which testing them costs least."""
    return _ranked(_demands(_sequence(parsed.data)))


def _sequence(nodes: Iterable[syntax.Node]) -> _Part:
    """Parts in a row: exact strings are multiplied out until they are too many."""
    strings = _NO_CHARACTER
    clauses: list[Clause] = []
    is_exact = True
    for operator, value in nodes:
        if operator is syntax.LITERAL and value < 128:
            letter = chr(value).lower()
            strings = frozenset([string + letter for string in strings])
            continue
        part = _part(operator, value)
        clauses.extend(part.clauses)
        if part.exact is not None and len(part.exact) * len(strings) <= _MOST_STRINGS:
            strings = frozenset([left + right for left in strings for right in part.exact])
            continue
        is_exact = False
        clauses.append(tuple(sorted(strings)))
        strings = _NO_CHARACTER if part.exact is None else part.exact
    if is_exact:
        return _Part(strings)
    return _Part(None, (*clauses, tuple(sorted(strings))))


def _part(operator: Any, value: Any) -> _Part:
    if operator is syntax.IN:
        return _character_set(value)
    if operator is syntax.SUBPATTERN:
        return _sequence(value[-1].data)
    if operator is syntax.BRANCH:
        return _branch([_sequence(alternative.data) for alternative in value[1]])
    if operator in syntax.REPEATS:
        return _repeat(value[0], value[1], value[2])
    if operator is syntax.AT or operator in syntax.LOOK_AROUND:
        return _Part(_NO_CHARACTER)
    return _sequence(value.data) if operator is syntax.ATOMIC_GROUP else _ANYTHING


def _character_set(items: Iterable[syntax.Node]) -> _Part:
    characters: set[str] = set()
    for operator, value in items:
        low, high = (value, value) if operator is syntax.LITERAL else (0, 128)
        if operator is syntax.RANGE:
            low, high = value
        if high >= 128 or high - low >= _MOST_STRINGS:
            return _ANYTHING
        characters.update(chr(code).lower() for code in range(low, high + 1))
    return _Part(frozenset(characters)) if len(characters) <= _MOST_STRINGS else _ANYTHING


def _branch(alternatives: list[_Part]) -> _Part:
    exacts = [part.exact for part in alternatives if part.exact is not None]
    strings = frozenset[str]().union(*exacts)
    if len(exacts) == len(alternatives) and len(strings) <= _MOST_STRINGS:
        return _Part(strings)
    best = [next(iter(_ranked(_demands(part))), None) for part in alternatives]
    chosen = [clause for clause in best if clause is not None]
    if len(chosen) < len(alternatives):
        return _ANYTHING
    return _Part(None, (tuple(sorted({literal for clause in chosen for literal in clause})),))


def _repeat(fewest: int, most: int, parsed: Any) -> _Part:
    if fewest == 0 and most > 1:
        return _ANYTHING
    part = _sequence(parsed.data)
    if (fewest, most) == (1, 1):
        return part
    if fewest == 0:
        return _ANYTHING if part.exact is None else _Part(part.exact | _NO_CHARACTER)
    return _Part(None, _demands(part))


def _demands(part: _Part) -> tuple[Clause, ...]:
    return part.clauses if part.exact is None else (tuple(sorted(part.exact)),)


def _ranked(clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    telling = {_reduced(clause) for clause in clauses if all(map(_is_telling, clause))}
    return tuple(sorted(telling, key=lambda clause: (_expected_cost(clause), clause)))


def _expected_cost(clause: Clause) -> float:
    """Tests per text excluded, when a literal of n letters stands on one page in 2^(n/2)."""
    absent = 1.0
    for literal in clause:
        absent *= 1 - 2.0 ** (-len(literal) / 2)
    return len(clause) / absent


def _is_telling(literal: str) -> bool:
    return len(literal) > 1 or (literal != "" and not literal.isalnum() and literal not in " .,-'()")


def _reduced(clause: Clause) -> Clause:
    """Without the literals that contain another one."""
    if len(clause) == 1:
        return clause
    return tuple(
        literal for literal in clause if not any(other != literal and other in literal for other in clause)
    )
