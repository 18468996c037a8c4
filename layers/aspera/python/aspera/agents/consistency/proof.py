"""How much speaks for a contradiction, and how much is enough."""

from __future__ import annotations

from dataclasses import dataclass

from aspera.domain.comparison.figures import Slip, is_off_by_one, shared_digits
from aspera.domain.comparison.matching import bare_label
from aspera.domain.comparison.settings import have_one_setting, is_restated, stand_alike
from aspera.domain.fact_reading.labels import content_words
from aspera.domain.fact_reading.qualifiers import qualifiers_of
from aspera.domain.observation import Fact

_OF_A_SLIP = 3
_OF_AN_ALIAS = 10
_OF_A_TOTAL = 4
_OF_A_RELATED_LABEL = 5
_OF_ANY_DIFFERENCE = 14
_OF_A_STRANGER = 4
_SIGNS_OF_A_STRANGER = 2
_LINES_OF_A_RESTATEMENT = 3
_TELLING_DIGITS = 5
_LINES_OF_EXACT_COMPANY = 4
_DIGITS_OF_EXACT_COMPANY = 4
_TELLING_WORDS = 2
_DIGITS_AND_WORDS = 6
_WITNESSES = 2
_THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class Conflict:
    """One figure stated as `first` and again as `second`. `agreements` counts the periods in which
    their lines agree, `lines` the other lines in which their regions do, `strange_lines` those in
    which they do not (this one among them). `support` adds up the digits that agree. `is_alias`: the
    labels differ; `is_related`: they have their words in common."""

    first: Fact
    second: Fact
    period: str
    is_alias: bool
    is_related: bool
    slip: Slip | None
    agreements: int
    lines: int
    strange_lines: int
    support: int
    confirmations: int = 0
    is_giant: bool = False
    is_unanimous: bool = False

    @property
    def is_peaceful(self) -> bool:
        """Whether nothing else between the two regions differs."""
        return self.strange_lines <= 1


def is_proven(conflict: Conflict) -> bool:
    """Thresholds were set on four annual reports so that none of them is accused wrongly."""
    first, second = conflict.first, conflict.second
    if "headline" in (first.source, second.source):
        return _is_odd_headline(conflict)
    if _is_misquoted(conflict) or _has_noughts_too_many(conflict):
        return True
    if conflict.is_alias:
        if conflict.slip is None or _are_counterparts(conflict):
            return False
        return conflict.support >= _enough_of_an_alias(conflict) or _is_odd_total(conflict)
    if is_restated(first, second) and (conflict.lines < _LINES_OF_A_RESTATEMENT or not conflict.is_peaceful):
        return False
    if not stand_alike(first, second) and not _is_well_supported(conflict):
        return False
    if is_off_by_one(first, second):
        return _is_odd_in_exact_company(conflict)
    if conflict.slip is None:
        return conflict.is_peaceful and conflict.agreements > 0 and conflict.support >= _OF_ANY_DIFFERENCE
    if conflict.support >= _OF_A_SLIP and (conflict.is_peaceful or conflict.agreements):
        return True
    return conflict.is_peaceful and _speaks_for_itself(conflict)


def is_near_miss(conflict: Conflict) -> bool:
    """Whether something speaks for a contradiction, but not enough; not a difference of one unit, which
    is often a rounding."""
    if is_proven(conflict) or is_off_by_one(conflict.first, conflict.second):
        return False
    return conflict.slip is not None or conflict.agreements + conflict.lines > 0


def _has_noughts_too_many(conflict: Conflict) -> bool:
    """Whether both places count in one scale, and one figure is a thousand times the other, and out of
    all proportion where it stands."""
    first, second = conflict.first, conflict.second
    has_one_scale = first.precision == second.precision >= _THOUSAND
    return conflict.slip is Slip.SCALE and has_one_scale and conflict.is_giant and not conflict.is_alias


def _are_counterparts(conflict: Conflict) -> bool:
    """Whether each of two labels says what the other does not: "basic" and "diluted"."""
    one, other = (set(qualifiers_of(fact.label)) for fact in (conflict.first, conflict.second))
    return bool(one - other and other - one)


def _enough_of_an_alias(conflict: Conflict) -> int:
    """The support that proves two lines to be one, the less, the more alike they are named."""
    one, other = conflict.first.label, conflict.second.label
    if bare_label(one) == bare_label(other) and conflict.agreements:
        return _OF_A_TOTAL
    return _OF_A_RELATED_LABEL if conflict.is_related else _OF_AN_ALIAS


def _is_odd_total(conflict: Conflict) -> bool:
    """Whether a row that is named as others are but for "total" bears a slip of the figure that all
    those state, and they are several."""
    first, second = conflict.first, conflict.second
    if bare_label(first.label) != bare_label(second.label) or not stand_alike(first, second):
        return False
    if conflict.slip is Slip.SCALE or is_restated(first, second) or is_off_by_one(first, second):
        return False
    if conflict.confirmations < _WITNESSES or not (conflict.is_unanimous and conflict.is_peaceful):
        return False
    words = min(content_words(first.label), content_words(second.label))
    return words >= _TELLING_WORDS and words + shared_digits(first, second) >= _DIGITS_AND_WORDS


def _is_well_supported(conflict: Conflict) -> bool:
    signs = conflict.agreements + conflict.lines
    return signs >= _SIGNS_OF_A_STRANGER and conflict.support >= _OF_A_STRANGER


def _is_misquoted(conflict: Conflict) -> bool:
    """Whether a sentence bears a slip of a figure that tables confirm, under a name that only that
    figure has: the longer the figure, the less must the name say."""
    first, second = conflict.first, conflict.second
    if first.source == second.source or not conflict.confirmations or not conflict.is_peaceful:
        return False
    if conflict.slip in (None, Slip.SCALE) or bare_label(first.label) != bare_label(second.label):
        return False
    if is_restated(first, second) or is_off_by_one(first, second):
        return False
    words = min(content_words(first.label), content_words(second.label))
    return words + shared_digits(first, second) >= _DIGITS_AND_WORDS and words > 0


def _is_odd_headline(conflict: Conflict) -> bool:
    """Whether a figure set large bears a slip of the one that the document states under the same name,
    and the name and the figure are so long, or so many places state it, that chance is no reason."""
    first, second = conflict.first, conflict.second
    if conflict.slip in (None, Slip.SCALE) or not conflict.is_peaceful:
        return False
    if not (conflict.confirmations or conflict.is_unanimous):
        return False
    if is_off_by_one(first, second) or is_restated(first, second):
        return False
    if bare_label(first.label) != bare_label(second.label) and not (
        conflict.is_related and qualifiers_of(first.label) == qualifiers_of(second.label)
    ):
        return False
    words = min(content_words(first.label), content_words(second.label))
    enough = _DIGITS_AND_WORDS - min(conflict.confirmations, _WITNESSES)
    return words > 0 and words + shared_digits(first, second) >= enough


def _is_odd_in_exact_company(conflict: Conflict) -> bool:
    """Whether a difference of one unit stands between two tables that agree exactly in all else, so
    that rounding is no reason."""
    first, second = conflict.first, conflict.second
    return (
        first.precision == second.precision
        and first.source == second.source == "table"
        and conflict.is_peaceful
        and conflict.agreements > 0
        and conflict.lines >= _LINES_OF_EXACT_COMPANY
        and have_one_setting(first, second)
        and shared_digits(first, second) >= _DIGITS_OF_EXACT_COMPANY
    )


def _speaks_for_itself(conflict: Conflict) -> bool:
    """Whether the label is so telling and the slip in so long a figure that chance is no reason."""
    first, second = conflict.first, conflict.second
    return (
        conflict.slip is not Slip.SCALE
        and have_one_setting(first, second)
        and content_words(first.label) >= _TELLING_WORDS
        and shared_digits(first, second) >= _TELLING_DIGITS
    )
