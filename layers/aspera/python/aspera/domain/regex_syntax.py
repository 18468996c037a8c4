"""Names for the parts of a parsed regular expression.

The standard library's own parser is used: it has no public name, but it alone is sure to read a
pattern as `re` does (CPython 3.11–3.14). A node is a pair of an operator and its operands.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Any

_parser: Any = import_module("re._parser")
_constants: Any = import_module("re._constants")

Node = tuple[Any, Any]

LITERAL: Any = _constants.LITERAL
NOT_LITERAL: Any = _constants.NOT_LITERAL
ANY: Any = _constants.ANY
IN: Any = _constants.IN
NEGATE: Any = _constants.NEGATE
RANGE: Any = _constants.RANGE
CATEGORY: Any = _constants.CATEGORY
BRANCH: Any = _constants.BRANCH
SUBPATTERN: Any = _constants.SUBPATTERN
ATOMIC_GROUP: Any = _constants.ATOMIC_GROUP
GROUPREF_EXISTS: Any = _constants.GROUPREF_EXISTS
AT: Any = _constants.AT
AT_END_STRING: Any = _constants.AT_END_STRING
LOOK_AROUND: frozenset[Any] = frozenset((_constants.ASSERT, _constants.ASSERT_NOT))
REPEATS: frozenset[Any] = frozenset(
    (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)
)
_OPPOSITES = tuple((f"CATEGORY_{name}", f"CATEGORY_NOT_{name}") for name in ("SPACE", "WORD", "DIGIT"))


def parse(pattern: str, flags: int) -> Any:
    """The parsed pattern; `data` holds its nodes, `getwidth()` its least and greatest length.
    Raise `re.error` when it is not a regular expression."""
    return _parser.parse(pattern, flags)


def children(operator: Any, value: Any) -> Iterable[Any]:
    """The parsed patterns directly inside of a node."""
    if operator is SUBPATTERN:
        return (value[-1],)
    if operator in REPEATS:
        return (value[2],)
    if operator is BRANCH:
        alternatives: list[Any] = value[1]
        return alternatives
    if operator in LOOK_AROUND:
        return (value[1],)
    if operator is ATOMIC_GROUP:
        return (value,)
    if operator is GROUPREF_EXISTS:
        return (part for part in value[1:] if part is not None)
    return ()


def is_wildcard(operator: Any, value: Any) -> bool:
    """`.`, `[^x]`, `[\\s\\S]` and the like: nearly every character."""
    if operator is ANY or operator is NOT_LITERAL:
        return True
    if operator is not IN:
        return False
    names = {str(item[1]) for item in value}
    return value[0][0] is NEGATE or any(names.issuperset(pair) for pair in _OPPOSITES)


def overlap(alternatives: Any) -> bool:
    """Whether two alternatives may begin with the same character; any doubt counts as yes."""
    first = [parsed.data[0] if parsed.data else None for parsed in alternatives]
    letters = [chr(node[1]).lower() for node in first if node is not None and node[0] is LITERAL]
    return len(letters) < len(first) or len(set(letters)) < len(letters)
