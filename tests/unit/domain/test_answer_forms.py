from __future__ import annotations

import pytest

from aspera.domain.answer_forms import listed, one_of, record, whole, words, yes_or_no
from aspera.domain.answer_schema import check_schema, violation

FORM = record(
    items=listed(record(number=whole(1, 9), kind=one_of(("a", "b")), quote=words(3), is_so=yes_or_no()), 2)
)
GOOD = {"number": 1, "kind": "a", "quote": "abc", "is_so": True}


def test_a_form_is_a_schema_that_can_be_checked() -> None:
    check_schema(FORM)
    assert violation({"items": [GOOD, GOOD]}, FORM) is None


@pytest.mark.parametrize(
    "wrong", [{"number": 10}, {"kind": "c"}, {"quote": "abcd"}, {"is_so": 1}, {"more": 1}, {"number": True}]
)
def test_what_does_not_fit_is_told(wrong: dict[str, object]) -> None:
    assert violation({"items": [GOOD | wrong]}, FORM)


def test_a_list_has_an_end() -> None:
    assert violation({"items": [GOOD] * 3}, FORM)
