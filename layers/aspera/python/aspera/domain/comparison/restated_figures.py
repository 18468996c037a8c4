"""A figure that two documents of one company state for one period with two values.

Segments, adjusted figures and figures of another scope bear equal labels in both documents. What
proves that it is one figure is that the two tables agree in their other lines, that headings and
qualifiers read alike, and that neither document tells the other's value under the same label.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from aspera.domain.comparison.across import Across
from aspera.domain.comparison.balances import closing_label
from aspera.domain.comparison.figures import Slip, agree, digits, is_off_by_one, slip
from aspera.domain.comparison.kinship import Comparison, Kinship
from aspera.domain.comparison.settings import are_apart, have_one_setting, is_restated, stand_alike
from aspera.domain.fact_reading.labels import content_words
from aspera.domain.fact_reading.qualifiers import UNSCALED
from aspera.domain.observation import Fact

_FEWEST_LINES = 2
_MANY_LINES = 5
_UNANIMOUS_PLACES = 3
_TELLING_WORDS = 2
_FEWEST_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Restated:
    """`earlier` and `later` are what the two documents say of `period`; `lines` and `agreements`
    count the other lines, and the other periods of this line, in which they agree."""

    earlier: Fact
    later: Fact
    period: str
    lines: int
    agreements: int
    slip: Slip | None
    is_opening: bool = False
    """`later` is printed as the opening value of the year after `period`."""

    @property
    def is_marked(self) -> bool:
        """Whether one of the figures is headed as restated or the like."""
        return is_restated(self.earlier, self.later)


def restated_figures(across: Across) -> list[Restated]:
    """A label and period once, the best proven first; in the order of the later document."""
    best: dict[tuple[str, str], Restated] = {}
    for found in _proven(across):
        key = (found.earlier.label, found.period)
        if key not in best or _rank(found) > _rank(best[key]):
            best[key] = found
    return sorted(best.values(), key=lambda item: (item.later.page, item.later.box, item.period))


def _proven(across: Across) -> Iterator[Restated]:
    for comparison in across.comparisons:
        if not comparison.differing:
            continue
        kinship = across.kin.get((comparison.first.region, comparison.second.region), Kinship())
        for period in comparison.differing:
            earlier, later = comparison.first.facts[period], comparison.second.facts[period]
            if _is_one_figure(earlier, later) and _is_proven(across, comparison, kinship, period):
                yield Restated(
                    earlier=earlier,
                    later=later,
                    period=period,
                    lines=kinship.agreeing,
                    agreements=len(comparison.agreeing),
                    slip=slip(earlier, later),
                    is_opening=closing_label(later.label) == comparison.second.label,
                )


def _is_proven(across: Across, comparison: Comparison, kinship: Kinship, period: str) -> bool:
    first, second = comparison.first, comparison.second
    told = _Told(across, (first.label, first.is_share, period))
    if told.both(first.facts[period], second.facts[period]):
        return False
    agreeing = kinship.agreeing + bool(comparison.agreeing)
    if _correspond(agreeing, kinship.differing):
        is_alike = stand_alike(first.facts[period], second.facts[period])
        return is_alike or (agreeing >= _MANY_LINES and across.is_only(first) and across.is_only(second))
    return told.is_unanimous(first.facts[period], second.facts[period])


def _correspond(agreeing: int, differing: int) -> bool:
    """Whether two tables are one table in two years: most lines agree, or so many that it is one."""
    if agreeing >= _MANY_LINES:
        return 2 * agreeing > differing
    return agreeing >= _FEWEST_LINES and agreeing > differing


def _is_one_figure(earlier: Fact, later: Fact) -> bool:
    if are_apart(earlier.qualifiers, later.qualifiers) or len({earlier.unit, later.unit} - {""}) > 1:
        return False
    if min(digits(earlier), digits(later)) < _FEWEST_DIGITS or is_off_by_one(earlier, later):
        return False
    return not (UNSCALED in earlier.qualifiers + later.qualifiers and slip(earlier, later) is Slip.SCALE)


@dataclass(frozen=True, slots=True)
class _Told:
    """All that the two documents tell under one label for one period."""

    across: Across
    key: tuple[str, bool, str]

    def both(self, earlier: Fact, later: Fact) -> bool:
        """Whether a document tells the other's value, too: then it has two figures of that label."""
        return _tells(self.across.told[True, *self.key], earlier) or _tells(
            self.across.told[False, *self.key], later
        )

    def is_unanimous(self, earlier: Fact, later: Fact) -> bool:
        """Whether each document tells its figure at every place, together at so many that the label
        means one thing."""
        before, after = self.across.told[False, *self.key], self.across.told[True, *self.key]
        return (
            len(before) + len(after) >= _UNANIMOUS_PLACES
            and content_words(self.key[0]) >= _TELLING_WORDS
            and have_one_setting(earlier, later)
            and all(agree(fact, earlier) for fact in before)
            and all(agree(fact, later) for fact in after)
        )


def _tells(facts: Iterable[Fact], value: Fact) -> bool:
    return any(agree(fact, value) for fact in facts)


def _rank(found: Restated) -> tuple[int, int, bool]:
    return found.agreements, found.lines, found.slip is not None
