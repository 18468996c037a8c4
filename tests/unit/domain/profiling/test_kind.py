from __future__ import annotations

import pytest

from aspera.domain.document import DocumentKind
from aspera.domain.profiling.kind import kind
from tests.drawing import page_of

SEC = "UNITED STATES\nSECURITIES AND EXCHANGE COMMISSION\nWashington, D.C. 20549\n\n"


def kind_of(*pages: str, filename: str = "document.pdf", count: int = 60) -> DocumentKind:
    return kind([page_of(text, number) for number, text in enumerate(pages, start=1)], filename, count)


@pytest.mark.parametrize(
    ("cover", "expected"),
    [
        ("FORM 10-K\n☒ ANNUAL REPORT PURSUANT TO SECTION 13 OR 15(d)", DocumentKind.TEN_K),
        ("Form 10-K405\nAnnual report under Section 13", DocumentKind.TEN_K),
        ("FORM 10-Q\n☒ QUARTERLY REPORT PURSUANT TO SECTION 13", DocumentKind.TEN_Q),
        ("FORM 8-K\nCURRENT REPORT\nPursuant to Section 13", DocumentKind.EIGHT_K),
        ("FORM 20-F\nANNUAL REPORT PURSUANT TO SECTION 13", DocumentKind.ANNUAL_REPORT),
        ("FORM 10-K/A\nAmendment No. 1\nANNUAL REPORT PURSUANT TO SECTION 13", DocumentKind.OTHER),
    ],
)
def test_a_filing_is_known_by_its_cover(cover: str, expected: DocumentKind) -> None:
    assert kind_of(SEC + cover) is expected


def test_the_cover_of_a_filing_may_follow_a_letter() -> None:
    letter = "Dear shareholders,\nthis annual report tells of our revenue and dividends."
    assert (
        kind_of(letter, letter, SEC + "FORM 10-K\nANNUAL REPORT PURSUANT TO SECTION 13") is DocumentKind.TEN_K
    )


RELEASE = """
    Acme Reports Fourth Quarter Fiscal 2023 Results

    CHICAGO--(BUSINESS WIRE)-- Net sales grew. Earnings per diluted share were $2.10. The outlook for
    next year is unchanged. A conference call will be held today.

    Risks are described in our annual report on Form 10-K filed with the Securities and Exchange Commission.
"""


def test_a_press_release_that_names_a_filing_is_no_filing() -> None:
    assert kind_of(RELEASE, count=9) is DocumentKind.EARNINGS_RELEASE


def test_a_report_is_known_by_a_title_that_its_text_bears_out() -> None:
    text = "We cut emissions. Climate and environment matter. Sustainable and environmental. Climate again."
    assert kind_of("Sustainability Report 2023", text) is DocumentKind.SUSTAINABILITY_REPORT
    assert kind_of("Climate Transition Plan", text + " climate climate") is DocumentKind.CLIMATE_REPORT
    assert kind_of("Integrated Annual Report", "Net income and dividends.") is DocumentKind.ANNUAL_REPORT


def test_a_title_alone_proves_nothing() -> None:
    assert kind_of("Sustainability Report 2023", "A recipe for pancakes.") is DocumentKind.OTHER
    assert kind_of("Annual report", "A recipe for pancakes.") is DocumentKind.OTHER


def test_a_few_pages_with_such_a_title_are_no_report() -> None:
    assert kind_of("Annual Report 2023", "Net income and dividends.", count=3) is DocumentKind.OTHER


def test_the_file_name_counts_as_a_title() -> None:
    text = "Emissions, climate, environment, sustainable growth, environmental care."
    kinds = kind_of("Better together", text, filename="ACME_sustainability-report_2023.pdf")
    assert kinds is DocumentKind.SUSTAINABILITY_REPORT


def test_a_contract_is_known_by_its_formulas() -> None:
    text = """
        This Services Agreement is entered into as of 1 May 2023 by and between Acme Inc. and Beta LLC (the "Client").

        WHEREAS the parties hereto wish to work together; the governing law is that of Delaware.
    """
    assert kind_of(text, count=12) is DocumentKind.CONTRACT


def test_a_privacy_notice_is_known_by_its_title_and_subject() -> None:
    text = "Privacy Notice\n\nWe process personal data. Personal data is kept. Your personal information is safe."
    assert kind_of(text, count=3) is DocumentKind.PRIVACY_NOTICE


def test_a_form_is_known_by_its_fields() -> None:
    text = "Form 297 (Rev. 09/20)\nCheck all that apply ☐ Food\nDate of birth\nTelephone\nSignature"
    assert kind_of(text, count=2) is DocumentKind.FORM


def test_anything_else_is_other() -> None:
    assert kind_of("It was a dark and stormy night.") is DocumentKind.OTHER
    assert kind_of() is DocumentKind.OTHER
