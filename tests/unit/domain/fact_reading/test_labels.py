from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.fact_reading.labels import content_words, is_specific, normal_label


@pytest.mark.parametrize(
    ("printed", "normal"),
    [
        ("Net sales", "net sale"),
        ("NET SALES (1)", "net sale"),
        ("Net earnings/(loss)", "net earning"),
        ("Net earnings (loss)", "net earning"),
        ("Other income (expense), net", "other income net"),
        ("Net cash provided by (used in) operating activities", "net cash operating activity"),
        ("Net cash used in operating activities", "net cash operating activity"),
        ("Cost of sales (Note 4)", "cost sale"),
        ("Company’s total assets†", "total asset"),
        ("Property, plant and equipment (in millions)", "property plant equipment"),
        ("Income taxes", "income tax"),
    ],
)
def test_one_label_printed_in_several_ways_is_one_label(printed: str, normal: str) -> None:
    assert normal_label(printed) == normal


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Earnings before income taxes", "Earnings after income taxes"),
        ("Sales, excluding fuel", "Sales, including fuel"),
        ("Current liabilities", "Non-current liabilities"),
        ("Scope 1 emissions", "Scope 2 emissions"),
        ("Net income", "Net income attributable to shareholders"),
        ("Basic", "Diluted"),
    ],
)
def test_labels_of_different_things_stay_different(one: str, other: str) -> None:
    assert normal_label(one) != normal_label(other)


@pytest.mark.parametrize(
    "label", ["Total", "Other, net", "Balance at end of year", "2023", "United States", "–"]
)
def test_a_generic_label_names_nothing_by_itself(label: str) -> None:
    assert not is_specific(normal_label(label))


def test_content_words_leave_generic_words_out() -> None:
    assert content_words(normal_label("Total other operating expenses, net")) == 2


@given(st.text(max_size=60))
def test_a_normal_label_is_its_own_normal_form_up_to_plurals(text: str) -> None:
    assert normal_label(normal_label(normal_label(text))) == normal_label(
        normal_label(normal_label(normal_label(text)))
    )
