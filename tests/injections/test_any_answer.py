"""Any answer that fits its form, from a model that may be anything."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aspera.domain.document import MediaType
from aspera.domain.inquiry import ModelRequest
from aspera.domain.page import Page
from tests.injections.analysis import Said, pages_of, said_of
from tests.injections.checks import (
    assert_all_is_proven,
    assert_nothing_is_lost,
    assert_what_is_added_is_marked,
)
from tests.injections.obedience import items
from tests.injections.places import CLEAN


@cache
def pages() -> list[Page]:
    return pages_of(CLEAN[MediaType.PDF], MediaType.PDF)


@cache
def by_rules() -> Said:
    return said_of(pages(), None)


def anything(form: dict[str, Any], words: list[str], draw: st.DrawFn) -> Any:
    """A value of the form; strings are parts of what was shown, or none of it."""
    match form["type"]:
        case "object":
            return {name: anything(inner, words, draw) for name, inner in form["properties"].items()}
        case "array":
            length = draw(st.integers(0, min(form["maxItems"], 6)))
            return [anything(form["items"], words, draw) for _ in range(length)]
        case "integer":
            return draw(st.integers(form["minimum"], min(form["maximum"], form["minimum"] + 7)))
        case "boolean":
            return draw(st.booleans())
    if "enum" in form:
        return draw(st.sampled_from(form["enum"]))
    start = draw(st.integers(0, max(0, len(words) - 1)))
    taken = words[start : start + draw(st.integers(0, 30))]
    return draw(st.sampled_from([" ".join(taken), "", "<b>nothing of this stands there at all</b>"]))[:400]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_what_is_proven_or_recomputed_is_all_that_appears_and_nothing_is_lost(data: st.DataObject) -> None:
    def script(request: ModelRequest) -> Any:
        shown = [re.sub(r"^\d+: ", "", str(part)) for item in items(request) for part in _parts(item)]
        draw: Any = data.draw
        return anything(request.inquiry.answer_schema, " ".join(shown).split(), draw)

    on = said_of(pages(), script)
    assert_nothing_is_lost(by_rules(), on)
    assert_all_is_proven(on, pages())
    assert_what_is_added_is_marked(by_rules(), on)


def _parts(item: dict[str, Any]) -> list[Any]:
    return [part for value in item.values() for part in (value if isinstance(value, list) else [value])]
