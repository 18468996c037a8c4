from __future__ import annotations

import pytest

from aspera.agents.compliance.page_role import is_listing
from tests.drawing import page_of

CONTENTS = """
    Table of Contents

    Item 1. Business 1
    Item 1A. Risk Factors 5
    Item 1B. Unresolved Staff Comments N/A
    Item 2. Properties 15
    Item 3. Legal Proceedings 15
    Item 4. Mine Safety 16
"""
TABLE = """
    Net sales by region
    Europe sales 912
    Asia sales 140
    Americas sales 377
    Africa sales 12
    Oceania sales 88
    Other sales 5
"""


@pytest.mark.parametrize(
    "text",
    [
        CONTENTS,
        "Contents\nStrategy ........ 3\nPeople ........ 5\nPlanet ........ 9\nRisk ......... 12\nData ........ 20",
        "GRI content index\n\nGRI 2-1 Organisational details, page 4",
        "TCFD index table\n\nGovernance (a) page 4",
        "Glossary\n\nScope 1: direct emissions.",
        "Defined Terms\n\nABO Accumulated benefit obligation",
    ],
)
def test_contents_indexes_and_glossaries_only_point_elsewhere(text: str) -> None:
    assert is_listing(page_of(text))


@pytest.mark.parametrize(
    "text",
    [
        TABLE,
        "The consumer price index rose.\nTables are below.",
        "Our people\n\nA glossary of terms is at the end of the report.",
        "One line 1\nTwo lines 2\n\nand a long paragraph of text\nthat goes on\nand on\nand on\nand on",
        "",
    ],
)
def test_tables_and_prose_are_not_taken_for_contents(text: str) -> None:
    assert not is_listing(page_of(text))
