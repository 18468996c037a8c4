"""Whether a pattern may be run at all, and whether it stays within a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from aspera.domain import regex_syntax as syntax
from aspera.domain.pattern_cost import ENDLESS, MOST_WAYS, pattern_cost

_LINE_BREAK = 10
_WITHOUT_LINE_BREAK = frozenset(("CATEGORY_DIGIT", "CATEGORY_WORD", "CATEGORY_NOT_SPACE"))


@dataclass(slots=True)
class PatternSafety:
    """What one walk over a parsed pattern finds out. `sees_line_break` is False only when no
    match can contain or look at a line break."""

    flags: int
    sees_line_break: bool = False
    nests_endless_repeats: bool = False
    endless_wildcards: int = 0
    looks_back_at_will: bool = False
    repeats_ambiguously: bool = False

    @property
    def fault(self) -> str:
        """Why the pattern is refused: its time could grow out of all proportion to the text, or
        Python would refuse it on first use. Empty when it is not."""
        if self.nests_endless_repeats:
            return "an endless repeat stands inside of another one"
        if self.endless_wildcards > 1:
            return "it has more than one endless wildcard; bound them, as in .{0,200}"
        if self.repeats_ambiguously:
            return "an endless repeat holds alternatives that can match the same text"
        return "a look-behind must have a fixed width" if self.looks_back_at_will else ""

    def walk(self, parsed: Any, is_inside: bool = False) -> None:
        """`is_inside`: an endless repeat surrounds this part."""
        for operator, value in parsed.data:
            if operator is syntax.LITERAL and value != _LINE_BREAK:
                continue
            self.sees_line_break = self.sees_line_break or self._takes_line_break(operator, value)
            is_endless = operator in syntax.REPEATS and value[1] >= ENDLESS
            if is_endless:
                self.nests_endless_repeats = self.nests_endless_repeats or is_inside
                self.endless_wildcards += any(syntax.is_wildcard(*node) for node in value[2].data)
            if operator is syntax.BRANCH and is_inside:
                self.repeats_ambiguously = self.repeats_ambiguously or syntax.overlap(value[1])
            if operator in syntax.LOOK_AROUND and value[0] < 0:
                shortest, longest = value[1].getwidth()
                self.looks_back_at_will = self.looks_back_at_will or shortest != longest
            for child in syntax.children(operator, value):
                self.walk(child, is_inside or is_endless)

    def _takes_line_break(self, operator: Any, value: Any) -> bool:
        """Whether this node itself can meet a line break; any doubt counts as yes."""
        if operator is syntax.IN:
            return _set_holds_line_break(value)
        if operator is syntax.ANY:
            return bool(self.flags & re.DOTALL)
        if operator is syntax.LITERAL:
            return bool(value == _LINE_BREAK)
        if operator is syntax.NOT_LITERAL:
            return bool(value != _LINE_BREAK)
        if operator is syntax.AT:
            return value is syntax.AT_END_STRING
        return operator is syntax.SUBPATTERN and bool((value[1] | value[2]) & (re.DOTALL | re.MULTILINE))


def refusal(parsed: Any, safety: PatternSafety) -> str:
    """Why a parsed pattern that `safety` has walked must not be run; empty when it may."""
    if safety.fault:
        return safety.fault
    if pattern_cost(parsed).ways > MOST_WAYS:
        return "its repeats can be combined in too many ways; use fewer or shorter ones"
    return "" if parsed.getwidth()[0] else "it matches the empty text"


def _set_holds_line_break(items: Any) -> bool:
    if items[0][0] is syntax.NEGATE:
        return (syntax.LITERAL, _LINE_BREAK) not in items
    return any(_item_is_line_break(*item) for item in items)


def _item_is_line_break(operator: Any, value: Any) -> bool:
    if operator is syntax.LITERAL:
        return bool(value == _LINE_BREAK)
    if operator is syntax.RANGE:
        return bool(value[0] <= _LINE_BREAK <= value[1])
    return str(value) not in _WITHOUT_LINE_BREAK
