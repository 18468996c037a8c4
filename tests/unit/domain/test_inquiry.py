from __future__ import annotations

import pytest
from pydantic import ValidationError

from aspera.domain.errors import Defect
from aspera.domain.inquiry import ModelSize, inquiries_revision
from tests.inquiries import SCHEMA, inquiry, request

OTHERS = [
    inquiry(prompt="Find claims!"),
    inquiry(max_tokens=501),
    inquiry(answer_schema=SCHEMA | {"description": "claims"}),
    inquiry(size=ModelSize.LARGE),
    inquiry(name="promises"),
]


def test_equal_inquiries_have_equal_revisions_in_whatever_order_a_schema_is_written() -> None:
    backwards = dict(reversed(SCHEMA.items()))
    assert inquiry().revision == inquiry(answer_schema=backwards).revision


def test_every_change_of_an_inquiry_changes_its_revision() -> None:
    revisions = {one.revision for one in (inquiry(), *OTHERS)}
    assert len(revisions) == len(OTHERS) + 1
    assert inquiries_revision([inquiry()]) != inquiries_revision([inquiry(), OTHERS[0]])


def test_a_key_tells_apart_whatever_could_change_the_answer() -> None:
    requests = [request(), request(content="x"), request(prompt="y"), request(max_tokens=9)]
    keys = {one.key(model) for one in requests for model in ("a", "b")}
    assert len(keys) == 8 and all(len(key) == 64 for key in keys)


def test_a_key_never_changes_or_stored_answers_would_be_paid_for_again() -> None:
    assert request().key("m") == "10fb447e20ce114d3682cbc2fa49a26f09d065d43d23a598b6afdcb714036490"


def test_a_schema_that_cannot_be_checked_is_refused_when_the_inquiry_is_made() -> None:
    with pytest.raises(Defect):
        inquiry(answer_schema={"type": "object"} | {"properties": {"a": {"type": "number"}}})


@pytest.mark.parametrize("fields", [{"max_tokens": 0}, {"prompt": ""}, {"name": "A b"}, {"pages": 0}])
def test_an_inquiry_that_makes_no_sense_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        inquiry(**fields)
