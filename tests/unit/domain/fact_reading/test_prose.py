from __future__ import annotations

from decimal import Decimal

from aspera.domain.document import NumberLocale
from aspera.domain.fact_reading.prose import prose_facts
from aspera.domain.observation import Fact
from tests.drawing import page_of


def _facts(text: str) -> list[Fact]:
    return prose_facts(page_of(text), NumberLocale.POINT)


def _told(text: str) -> list[tuple[str, str, str]]:
    return [(fact.label, fact.period, fact.printed) for fact in _facts(text)]


def test_a_metric_with_a_verb_an_amount_and_a_period_is_a_fact() -> None:
    (fact,) = _facts("Our net sales were $177.9 billion in 2017.")
    assert (fact.label, fact.period, fact.unit) == ("net sale", "2017", "USD")
    assert fact.value == Decimal("177900000000")
    assert fact.precision == Decimal("100000000")
    assert fact.quote == "Our net sales were $177.9 billion in 2017."


def test_amounts_and_periods_are_paired_in_order() -> None:
    text = "Advertising expense was $5.0 billion, $3.8 billion, and $3.3 billion in 2017, 2016, and 2015."
    assert [fact[1:] for fact in _told(text)] == [
        ("2017", "$5.0 billion"),
        ("2016", "$3.8 billion"),
        ("2015", "$3.3 billion"),
    ]


def test_a_comparison_belongs_to_the_same_metric() -> None:
    text = "Operating income was $4.1 billion in 2017, compared with $4.2 billion in 2016."
    assert _told(text) == [
        ("operating income", "2017", "$4.1 billion"),
        ("operating income", "2016", "$4.2 billion"),
    ]


def test_the_end_of_a_movement_is_the_fact_and_not_the_movement() -> None:
    text = "Revenues increased $39.6 billion, or 95%, to $81.3 billion in 2021 from $41.7 billion in 2020."
    assert _told(text) == [("revenue", "2021", "$81.3 billion"), ("revenue", "2020", "$41.7 billion")]


def test_days_in_a_list_share_their_month() -> None:
    text = "Financing commitments totaled $19.5 billion and $10.2 billion at December 31, 2018 and 2017."
    assert [fact[1] for fact in _told(text)] == ["2018-12-31", "2017-12-31"]


def test_a_sentence_may_open_with_its_period() -> None:
    assert _told("In 2017, net sales were $177.9 billion.") == [("net sale", "2017", "$177.9 billion")]


def test_without_a_year_there_is_no_fact() -> None:
    assert _facts("Net sales were $177.9 billion for the year.") == []


def test_as_many_amounts_as_periods_or_no_fact() -> None:
    assert (
        _facts("Interest and taxes were $3.1 billion, $2.2 billion and $1.1 billion in 2017 and 2016.") == []
    )


def test_a_part_behind_a_comma_is_not_the_metric() -> None:
    text = "Cash taxes paid, net of refunds, were $957 million in 2017."
    assert _told(text) == [("cash tax paid net refund", "2017", "$957 million")]


def test_a_bound_is_no_figure() -> None:
    assert _facts("Our revenue was more than $5.1 billion in 2017.") == []


def test_words_around_the_metric_qualify_it() -> None:
    (fact,) = _facts("Net sales were $177.9 billion in 2017, excluding discontinued operations.")
    assert {"excluding", "discontinued"} <= set(fact.qualifiers)


def test_money_without_a_scale_is_marked() -> None:
    (fact,) = _facts("Depreciation expense was $1,556 in 2018.")
    assert fact.value == 1556
    assert "unscaled" in fact.qualifiers


def test_the_box_is_around_the_amount() -> None:
    page = page_of("Our net sales were $177.9 billion in 2017.")
    (fact,) = prose_facts(page, NumberLocale.POINT)
    assert fact.box.left == page.box(4).left
    assert fact.box.right == page.box(5).right


def test_three_months_are_another_period_than_the_year_that_ends_on_the_same_day() -> None:
    (fact,) = _facts("Net sales were $9.5 billion for the three months ended July 29, 2023.")
    assert fact.period == "2023-07-29/3M"


def test_a_figure_that_moved_has_both_ends() -> None:
    text = "Unbilled receivables increased from $8,194 million at December 31, 2017 to $10,025 million at December 31, 2018."
    assert [fact[1:] for fact in _told(text)] == [
        ("2017-12-31", "$8,194 million"),
        ("2018-12-31", "$10,025 million"),
    ]


def test_what_we_recorded_is_named_behind_the_verb() -> None:
    text = "In connection with the redemption, we recognized a loss on extinguishment of debt of $25.1 million in 2013."
    assert _told(text) == [("loss extinguishment debt", "2013", "$25.1 million")]


def test_a_rough_figure_is_as_precise_as_its_last_digit_that_is_not_nought() -> None:
    (rough,) = _facts("Our revenue was approximately $2,000 million in 2018.")
    assert rough.precision == Decimal(1_000_000_000)
    (exact,) = _facts("Our revenue was $2,000 million in 2018.")
    assert exact.precision == Decimal(1_000_000)


def test_an_iso_code_and_thousands_written_out_are_understood() -> None:
    (fact,) = _facts("Bank loans amounted to EUR 28,460 thousand at 31 December 2024.")
    assert (fact.label, fact.period, fact.unit) == ("bank loan", "2024-12-31", "EUR")
    assert fact.value == Decimal("28460000")


def test_a_period_may_stand_behind_the_metric() -> None:
    assert _told("Our backlog at December 31, 2018 was $490,481.") == [("backlog", "2018-12-31", "$490,481")]
    text = "The intrinsic value of options for the years ended December 31, 2018 and 2017 was $320 and $491."
    assert _told(text) == [
        ("intrinsic value option", "2018-12-31", "$320"),
        ("intrinsic value option", "2017-12-31", "$491"),
    ]


def test_a_metric_may_bear_brackets_and_end_in_net() -> None:
    text = "Other income (expense), net was $(256) million, $90 million, and $346 million in 2015, 2016 and 2017."
    assert [fact[0] for fact in _told(text)] == []
    text = "Other income (expense), net was $256 million and $90 million in 2016 and 2015."
    assert _told(text) == [
        ("other income net", "2016", "$256 million"),
        ("other income net", "2015", "$90 million"),
    ]


def test_a_metric_may_list() -> None:
    text = "Selling, general and administrative expenses were $4.1 billion in 2017."
    assert _told(text) == [("selling general administrative expense", "2017", "$4.1 billion")]
    assert _facts("For the segment, sales and services were $4.1 billion in 2017.") == []


def test_years_may_follow_one_another_with_a_comma() -> None:
    text = "Variable lease payments amounted to $381 million in 2021, $380 million in 2020 and $326 million in 2019."
    assert [fact[1] for fact in _told(text)] == ["2021", "2020", "2019"]


def test_the_kind_of_an_amount_may_be_named() -> None:
    text = "The service cost adjustment was a benefit of $1,005 million in 2018."
    assert _told(text) == [("service cost adjustment", "2018", "$1,005 million")]


def test_an_opening_with_its_period_may_be_compared_with_another() -> None:
    text = "In 2017, net sales were $177.9 billion, compared with $136.0 billion in 2016."
    assert [fact[1] for fact in _told(text)] == ["2017", "2016"]
    assert _facts("In 2017, net sales were $177.9 billion, and notes fall due in 2025.") == []
