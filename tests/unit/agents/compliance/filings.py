"""A small Form 10-K of our own making, page by page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from aspera.domain.document import DocumentKind, NumberLocale, Profile
from aspera.domain.page import Page
from tests.drawing import page_of

TITLES = {
    "1": "Business",
    "1A": "Risk Factors",
    "1B": "Unresolved Staff Comments",
    "2": "Properties",
    "3": "Legal Proceedings",
    "4": "Mine Safety Disclosures",
    "5": "Market for Registrant’s Common Equity",
    "6": "[Reserved]",
    "7": "Management’s Discussion and Analysis",
    "7A": "Quantitative and Qualitative Disclosures About Market Risk",
    "8": "Financial Statements and Supplementary Data",
    "9": "Changes in and Disagreements With Accountants",
    "9A": "Controls and Procedures",
    "9B": "Other Information",
    "9C": "Disclosure Regarding Foreign Jurisdictions that Prevent Inspections",
    "10": "Directors, Executive Officers and Corporate Governance",
    "11": "Executive Compensation",
    "12": "Security Ownership of Certain Beneficial Owners",
    "13": "Certain Relationships and Related Transactions",
    "14": "Principal Accountant Fees and Services",
    "15": "Exhibits and Financial Statement Schedules",
    "16": "Form 10-K Summary",
}
COVER = """
    SECURITIES AND EXCHANGE COMMISSION
    FORM 10-K
    ANNUAL REPORT PURSUANT TO SECTION 13
    For the fiscal year ended December 31, 2022
    Commission file number 001-2345
    Large accelerated filer ☒ Accelerated filer ☐
"""
FILLER = "We describe here at some length what there is to say about this matter, as every year before."
LAST = """
    Signatures

    Pursuant to the requirements of Section 13 the registrant has duly caused this report to be signed.

    31.1 Certification of the Chief Executive Officer under Section 302 of the Sarbanes-Oxley Act

    We had 1,200 full-time employees. Human capital matters to us, as we have often said before.

    Liquidity and capital resources were ample. Results of operations improved over those of last year.

    Critical accounting estimates are few. Internal control over financial reporting is effective (COSO).
"""


def filing(
    bodies: Mapping[str, str] | None = None,
    without: Iterable[str] = (),
    in_contents: Mapping[str, str] | None = None,
) -> list[Page]:
    """A cover, the contents, a page an item, signatures. `bodies` replaces what stands under an
    item's heading; items in `without` have neither heading nor row, unless `in_contents` gives
    what their row ends in."""
    rows = {item: str(number) for number, item in enumerate(TITLES, start=3) if item not in set(without)}
    rows |= in_contents or {}
    contents = "\n".join(
        f"Item {item}. {title} {rows[item]}" for item, title in TITLES.items() if item in rows
    )
    texts = [COVER, contents]
    for item, title in TITLES.items():
        body = (bodies or {}).get(item, FILLER)
        texts.append(
            f"Overleaf\n\n{FILLER}" if item in set(without) else f"Item {item}. {title}\n\n{body}\n\n{FILLER}"
        )
    return [page_of(text, number) for number, text in enumerate([*texts, LAST], start=1)]


def profile_of(pages: list[Page], /, **changes: object) -> Profile:
    known = Profile(
        document_id="d",
        filename="filing.pdf",
        pages=len(pages),
        language="en",
        kind=DocumentKind.TEN_K,
        number_locale=NumberLocale.POINT,
        fiscal_year=2022,
        frameworks=("sec_10k",),
    )
    return known.model_copy(update=changes)
