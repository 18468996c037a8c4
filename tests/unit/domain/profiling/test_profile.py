from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from aspera.domain.document import DocumentKind, NumberLocale, Profile
from aspera.domain.profiling.profile import profile
from tests.drawing import page_of
from tests.sample_pages import read_pages

KINDS = {
    "_10K": DocumentKind.TEN_K,
    "_10Q": DocumentKind.TEN_Q,
    "_8K": DocumentKind.EIGHT_K,
    "_EARNINGS": DocumentKind.EARNINGS_RELEASE,
}
NO_RUNNING_TEXT = {"non_english/de_bmi_rotated270.pdf", "reports/us_census_housing_rotated90.pdf"}


def test_a_profile_gathers_what_the_pages_say() -> None:
    pages = [
        page_of(
            "Der Umsatz lag im Geschäftsjahr zum 31.12.2022 bei 1.234,50 und nicht wie im Vorjahr bei 1.111,20."
        )
    ]
    assert profile("d", "bericht.pdf", 3, pages, frameworks=("gri",)) == Profile(
        document_id="d",
        filename="bericht.pdf",
        pages=3,
        language="de",
        kind=DocumentKind.OTHER,
        number_locale=NumberLocale.COMMA,
        fiscal_year=2022,
        frameworks=("gri",),
    )


def test_nothing_read_is_nothing_known() -> None:
    empty = profile("d", "x", 1, [])
    assert (empty.language, empty.kind, empty.fiscal_year) == ("", DocumentKind.OTHER, None)


@pytest.mark.samples
@pytest.mark.slow
def test_language_and_kind_of_real_files_are_right_without_their_names(samples: Path) -> None:
    rows = [orjson.loads(line) for line in (samples / "manifest.jsonl").read_bytes().splitlines()]
    names = [
        row["file"]
        for row in rows
        if row.get("text_layer") == "full" and row["file"].endswith(".pdf") and "malformed" not in row["file"]
    ]
    assert len(names) > 50
    for name in names:
        count, pages = read_pages(samples / name, [*range(1, 9), 12, 20, 40])
        found = profile("d", "document.pdf", count, [page for page in pages if page.words])
        if name not in NO_RUNNING_TEXT:
            assert found.language == (name.split("/")[1][:2] if name.startswith("non_english") else "en"), (
                name
            )
        for ending, kind in KINDS.items():
            assert (ending not in name) or found.kind is kind, name
