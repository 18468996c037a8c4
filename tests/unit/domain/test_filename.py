"""Names of files that people, or others, give."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.filename import safe_filename
from aspera.domain.object_key import check_key
from aspera.domain.run import upload_key


@pytest.mark.parametrize(
    "given_name, kept",
    [
        ("report.pdf", "report.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\ada\\Bericht 2024.pdf", "Bericht 2024.pdf"),
        ("Übersicht – “Entwurf”.docx", "Übersicht – “Entwurf”.docx"),
        ("U\u0308ber.pdf", "Über.pdf"),
        ("\u202egnp.fdp", "gnp.fdp"),
        ("a\x00\r\nb.pdf", "ab.pdf"),
        ('<a href="x">.pdf', "_a href=_x__.pdf"),
        (".pdf", "document.pdf"),
        ("...", "document"),
        ("", "document"),
        ("no ending", "no ending"),
        ("v1.2 of the annual report", "v1.2 of the annual report"),
    ],
)
def test_a_name_stays_as_it_is_as_far_as_it_is_harmless(given_name: str, kept: str) -> None:
    assert safe_filename(given_name) == kept


def test_a_long_name_keeps_its_ending() -> None:
    assert safe_filename("排" * 300 + ".pdf") == "排" * 58 + ".pdf"
    assert len(safe_filename("x" * 300)) < 180


@given(st.text(max_size=400))
def test_every_name_can_be_a_key_and_stays_itself(name: str) -> None:
    safe = safe_filename(name)
    assert check_key(upload_key("ada", "d1", safe)).endswith(safe)
    assert len(safe.encode()) <= 180
    assert safe_filename(safe) == safe
