from __future__ import annotations

import pytest

from aspera.domain.fact_reading.names import company_of, misspelt_forms, names, normal_company, one_letter_off
from tests.drawing import page_of


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("Amazon.com, Inc. is a Delaware corporation.", "amazon.com"),
        ("BEST BUY CO., INC.", "best buy"),
        ("The Boeing Company and its subsidiaries", "boeing"),
        ("Amcor plc reports its results.", "amcor"),
    ],
)
def test_the_company_of_a_cover_is_its_name_without_legal_form(text: str, company: str) -> None:
    assert company_of(names(page_of(text))) == company


@pytest.mark.parametrize("text", ["The Company reports.", "a Smaller Reporting Company", "Our Company grew."])
def test_words_that_any_company_may_be_called_by_are_no_name(text: str) -> None:
    assert list(names(page_of(text))) == []


def test_a_name_that_stands_once_behind_the_cover_is_not_the_companys() -> None:
    assert company_of(names(page_of("We sold it to Acme Widgets Inc. in May.", 40))) == ""


def test_case_and_legal_form_do_not_matter() -> None:
    assert normal_company("NETFLIX, INC.") == normal_company("Netflix Incorporated") == "netflix"


def test_a_legal_form_a_letter_off_is_read_with_its_name() -> None:
    (mention,) = misspelt_forms(page_of("The Boeing Compnay and its subsidiaries"))
    assert mention.detail == "The Boeing Compnay"
    assert list(misspelt_forms(page_of("The Boeing Company and other Companies"))) == []


def test_legal_forms_and_their_plurals_are_not_a_letter_off() -> None:
    assert one_letter_off().isdisjoint({"Company", "Companys", "Corporation", "Corporations", "Limited"})
    assert {"Compny", "Compnay", "Corporatoin", "Limitted"} <= one_letter_off()
