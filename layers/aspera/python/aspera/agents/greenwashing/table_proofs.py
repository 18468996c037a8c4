"""Claims held against the tables of the same document: S02, S04 and U09."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from itertools import combinations

from aspera.agents.greenwashing.figure_claims import FigureClaim, figure_claim
from aspera.agents.greenwashing.proof import Proof, operand, quoted
from aspera.agents.greenwashing.series import Series, about
from aspera.agents.greenwashing.topics import is_intensity
from aspera.domain.finding import Computation
from aspera.domain.observation import Fact

_HUNDRED = Decimal(100)
_SHOWN = Decimal("0.1")
_FEWEST_YEARS = 4
_PEAK = Decimal("1.1")
"""A base year stands out when it is a tenth above the year before."""
_ROUGH = Decimal(1)
_LEAST = Decimal(1)
"""Percentage points; a smaller gap may come from what is counted."""


def rising_absolute(sentence: str, series: Sequence[Series]) -> Proof | None:
    """S02: an intensity is said to have fallen; the absolute figure rose over the same years."""
    claim = figure_claim(sentence)
    if claim is None or not is_intensity(sentence):
        return None
    for row in about(sentence, series):
        years = _years(claim, row)
        if years is None:
            continue
        first, last = row.facts[years[0]], row.facts[years[1]]
        if last.value - last.precision / 2 > first.value + first.precision / 2:
            says = (
                f"The table on page {last.page} shows that the absolute figure rose from {first.printed} in "
                f"{years[0]} to {last.printed} in {years[1]}."
            )
            return Proof(says, quoted((first, last)))
    return None


def chosen_base(sentence: str, series: Sequence[Series]) -> Proof | None:
    """S04: the base year that a reduction is counted from is the worst of the years printed, and
    the years before it were lower."""
    claim = figure_claim(sentence)
    if claim is None or claim.base is None or is_intensity(sentence):
        return None
    for row in about(sentence, series):
        years, base = list(row.facts), claim.base
        if len(years) < _FEWEST_YEARS or base not in years[1:-1]:
            continue
        before = years[years.index(base) - 1]
        worst = all(fact.value < row.facts[base].value for year, fact in row.facts.items() if year != base)
        if worst and row.facts[base].value >= _PEAK * row.facts[before].value:
            return _counted_from(claim, row, before, base)
    return None


def _counted_from(claim: FigureClaim, row: Series, before: int, base: int) -> Proof:
    last = claim.year if claim.year is not None and claim.year in row.facts else max(row.facts)
    facts = row.facts[before], row.facts[base], row.facts[last]
    says = (
        f"The table on page {facts[1].page} shows {facts[1].printed} for {base}, the highest of its "
        f"{len(row.facts)} years; {before} stood at {facts[0].printed}, {last} at {facts[2].printed}."
    )
    computation = _reduction(claim, row.facts, before, last) if claim.percent is not None else None
    return Proof(says, quoted(facts), computation)


def contradicted(sentence: str, series: Sequence[Series]) -> Proof | None:
    """U09: the table's figures give a smaller reduction than the sentence claims, for whatever pair of
    its years and whatever row that could be meant."""
    claim = figure_claim(sentence)
    if claim is None or claim.percent is None or is_intensity(sentence):
        return None
    rows = about(sentence, series)
    if any(_explains(claim, row) for row in rows):
        return None
    for row in rows:
        years = _years(claim, row)
        if years is None or claim.base is None:
            continue
        computation = _reduction(claim, row.facts, *years)
        if computation and computation.difference >= _LEAST:
            first, last = row.facts[years[0]], row.facts[years[1]]
            says = (
                f"The table on page {last.page} gives {first.printed} for {years[0]} and {last.printed} for "
                f"{years[1]}: {_change_in_words(computation.recomputed)}."
            )
            return Proof(says, quoted((first, last)), computation)
    return None


def _years(claim: FigureClaim, row: Series) -> tuple[int, int] | None:
    """The two years that the claim compares; without a base, the last two of the row."""
    years = list(row.facts)
    last = claim.year if claim.year is not None else years[-1]
    base = claim.base if claim.base is not None else max((y for y in years if y < last), default=last)
    if base not in row.facts or last not in row.facts or base >= last:
        return None
    return base, last


def _explains(claim: FigureClaim, row: Series) -> bool:
    for first, last in combinations(row.facts, 2):
        computation = _reduction(claim, row.facts, first, last)
        if computation is None:
            return True
    return False


def _reduction(claim: FigureClaim, facts: Mapping[int, Fact], first: int, last: int) -> Computation | None:
    """The reduction recomputed, None when it agrees with what is claimed or cannot be computed."""
    start, end = facts[first], facts[last]
    if claim.percent is None or start.value <= 0 or end.value < 0:
        return None
    recomputed = ((start.value - end.value) / start.value * _HUNDRED).quantize(_SHOWN, ROUND_HALF_EVEN)
    spread = (start.precision + end.precision) / 2 / start.value * _HUNDRED + _SHOWN / 2
    tolerance = (claim.unit / 2 + spread + (_ROUGH if claim.is_rough else 0)).quantize(_SHOWN)
    difference = claim.percent - recomputed
    if abs(difference) <= tolerance:
        return None
    return Computation(
        formula=f"({start.printed} − {end.printed}) ÷ {start.printed} × 100 = {recomputed} %",
        operands=(operand(first, start), operand(last, end)),
        printed=claim.percent,
        recomputed=recomputed,
        difference=difference,
        tolerance=tolerance,
    )


def _change_in_words(reduction: Decimal) -> str:
    return f"a reduction of {reduction} %" if reduction > 0 else f"an increase of {-reduction} %"
