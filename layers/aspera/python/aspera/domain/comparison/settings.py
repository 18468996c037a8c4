"""What stands around a figure and says which figure it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from aspera.domain.fact_reading.qualifiers import ABOUT, COLUMN, RESTATED, UNDER, UNSCALED, qualifiers_of
from aspera.domain.observation import Fact

_LOOSE = frozenset(
    (
        *"excluding including maximum net gross tax average domestic foreign level continuing".split(),
        *("non-gaap", "employees", "fair value", "carrying amount", "after tax"),
    )
)
"""Qualifiers that words above a table often have without meaning every figure of it."""

_PASSING = frozenset("basic diluted continuing discontinued".split())
"""Qualifiers that a note's heading often has over figures of the statements: a numerator of earnings
per share is the year's profit."""

_RESTATED = frozenset((RESTATED,))


@dataclass(frozen=True, slots=True)
class Setting:
    """A fact's qualifiers by where they stand: `own` in its row or column."""

    own: frozenset[str]
    column: str
    under: str
    context: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        return self.own | self.context


@lru_cache(maxsize=8192)
def setting_of(qualifiers: tuple[str, ...]) -> Setting:
    own, context = set(), set()
    column = under = ""
    for qualifier in qualifiers:
        if qualifier.startswith(UNDER):
            under = qualifier
        elif qualifier.startswith(COLUMN):
            column = qualifier
        elif qualifier.startswith(ABOUT):
            context.add(qualifier.removeprefix(ABOUT))
        elif qualifier != UNSCALED:
            own.add(qualifier)
    return Setting(frozenset(own), column, under, frozenset(context))


@lru_cache(maxsize=16384)
def are_apart(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the qualifiers of two facts say that they are two figures."""
    first, second = setting_of(one), setting_of(other)
    unshared = (first.own - second.all) | (second.own - first.all) | ((first.all ^ second.all) - _LOOSE)
    if unshared - _RESTATED:
        return True
    return bool(first.column and second.column and first.column != second.column)


@lru_cache(maxsize=16384)
def are_apart_by_heading(one: tuple[str, ...], other: tuple[str, ...], label: str) -> bool:
    """Whether nothing says that two figures of `label` are two but words above one of them that the
    label says itself, or that may be about the table and not about the figure."""
    first, second = setting_of(one), setting_of(other)
    if first.column and second.column and first.column != second.column:
        return False
    passing = _PASSING | frozenset(qualifiers_of(label))
    unshared = (first.own - second.all) | (second.own - first.all) | ((first.all ^ second.all) - _LOOSE)
    explained = (first.context | second.context) - (first.own | second.own)
    return not (unshared - _RESTATED) - (passing & explained)


def is_restated(one: Fact, other: Fact) -> bool:
    return RESTATED in setting_of(one.qualifiers).all | setting_of(other.qualifiers).all


def have_one_setting(one: Fact, other: Fact) -> bool:
    """Whether headings, column and context of two figures read alike."""
    return setting_of(one.qualifiers) == setting_of(other.qualifiers)


def stand_alike(one: Fact, other: Fact) -> bool:
    """Whether column and headings read alike, or only one of the two has headings."""
    first, second = setting_of(one.qualifiers), setting_of(other.qualifiers)
    return first.column == second.column and (
        first.under == second.under or not (first.under and second.under)
    )


def may_stand_elsewhere(one: Fact, other: Fact) -> bool:
    """Whether the headings above two figures, or their qualifiers, name different things."""
    first, second = setting_of(one.qualifiers), setting_of(other.qualifiers)
    return are_apart(one.qualifiers, other.qualifiers) or bool(
        first.under and second.under and first.under != second.under
    )
