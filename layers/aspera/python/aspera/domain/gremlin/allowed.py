"""The steps that a question may have, and with what arguments.

Arguments are written one letter each: s string, n number, p predicate, t traversal, k id or label,
c keys or values, l local, o asc or desc.
"""

from __future__ import annotations

import re

DEEPEST = 5
"""Traversals within traversals."""
MOST_STEPS = 40
MOST_TIMES = 4
MOST_RESULTS = 1_000

_SHAPES = {
    **dict.fromkeys(("out", "in", "both", "outE", "inE", "bothE"), "s*"),
    **dict.fromkeys(("outV", "inV", "bothV", "otherV"), ""),
    **dict.fromkeys(("id", "label", "dedup", "path", "simplePath"), ""),
    **dict.fromkeys(("fold", "unfold", "group", "groupCount", "count"), ""),
    **dict.fromkeys(("values", "valueMap", "elementMap"), "s*"),
    **dict.fromkeys(("and", "or", "coalesce", "union"), "t+"),
    **dict.fromkeys(("hasLabel", "hasId", "project"), "s+"),
    "V": "s*",
    "E": "s*",
    "has": "s|s[snp]|ss[snp]",
    "limit": "n",
    "range": "nn",
    "order": "l?",
    "repeat": "t",
    "times": "n",
    "where": "t|p|sp",
    "is": "[snp]",
    "not": "t",
    "select": "s+|c",
    "as": "s",
    "by": "|[stkc]o?|o",
}
SHAPES = {name: re.compile(shape) for name, shape in _SHAPES.items()}

STARTS = ("V", "E")
MODULATED = {"project": 8, "order": 3, "group": 2, "groupCount": 1, "dedup": 1, "path": 4, "select": 8}
"""How many `by` may follow."""
REPEATABLE = frozenset(
    (
        *("has", "hasLabel", "hasId", "where", "and", "or", "not", "is", "simplePath"),
        *("out", "in", "both", "outE", "inE", "bothE", "outV", "inV", "bothV", "otherV"),
    )
)
"""Within `repeat`."""

COMPARISONS = {
    **dict.fromkeys(("eq", "neq", "gt", "gte", "lt", "lte"), "[sn]"),
    **dict.fromkeys(("between", "inside", "outside"), "[sn][sn]"),
    **dict.fromkeys(("within", "without"), "[sn]+"),
}
TEXT_COMPARISONS = dict.fromkeys(
    (
        *("startingWith", "endingWith", "containing"),
        *("notStartingWith", "notEndingWith", "notContaining"),
    ),
    "s",
)
PREDICATES = {name: re.compile(shape) for name, shape in {**COMPARISONS, **TEXT_COMPARISONS}.items()}
FAMILIES = {
    "P": frozenset(COMPARISONS),
    "TextP": frozenset(TEXT_COMPARISONS),
}
ENUMERATIONS = {
    "T": ("id", "label"),
    "Column": ("keys", "values"),
    "Scope": ("local",),
    "Order": ("asc", "desc"),
}
