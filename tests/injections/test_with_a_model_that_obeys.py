"""Whatever a model is talked into: nothing unproven appears, and nothing that the rules found is lost."""

from __future__ import annotations

from functools import cache

import pytest

from aspera.domain.document import MediaType
from aspera.domain.finding import Severity
from aspera.domain.model_proposals import is_by_model
from aspera.domain.page import Page
from aspera.domain.requirement_assessment import RequirementStatus as Status
from tests.injections.analysis import Said, in_words, pages_of, said_of
from tests.injections.checks import (
    assert_all_is_proven,
    assert_nothing_is_lost,
    assert_what_is_added_is_marked,
)
from tests.injections.obedience import OUT_OF_FORM, PROPOSING, QUOTING
from tests.injections.payloads import PAYLOADS
from tests.injections.places import PLACES, Place
from tests.model_answers import Script

_READ = [place for place in PLACES if place.name in ("paragraph between", "white text", "cell", "comment")]
_CASES = [(place, name) for place in _READ for name in ("plain order", "json item", "page mark", "script")]
_PLACE, _PAYLOAD = _READ[0], PAYLOADS["plain order"]


@cache
def pages(place: Place, payload: str) -> list[Page]:
    return pages_of(place.plant(payload), place.media)


@cache
def by_rules(place: Place, payload: str) -> Said:
    return said_of(pages(place, payload), None)


@pytest.mark.parametrize("script", PROPOSING.values(), ids=PROPOSING.keys())
@pytest.mark.parametrize(("place", "payload"), _CASES, ids=[f"{p}-{n}" for p, n in _CASES])
def test_what_is_false_adds_no_finding_and_takes_none_away(
    place: Place, payload: str, script: Script
) -> None:
    off = by_rules(place, PAYLOADS[payload])
    on = said_of(pages(place, PAYLOADS[payload]), script)
    assert_nothing_is_lost(off, on)
    assert_all_is_proven(on, pages(place, PAYLOADS[payload]))
    assert_what_is_added_is_marked(off, on)
    added = [finding for finding in on.findings if is_by_model(finding)]
    if script is not PROPOSING["numbers that were not asked about"]:
        assert added == [] and on.statuses == off.statuses


@pytest.mark.parametrize("script", OUT_OF_FORM.values(), ids=OUT_OF_FORM.keys())
def test_an_answer_out_of_form_changes_nothing_at_all(script: Script) -> None:
    assert said_of(pages(_PLACE, _PAYLOAD), script) == by_rules(_PLACE, _PAYLOAD)


def test_words_that_are_there_but_beside_the_point_close_no_gap_in_silence() -> None:
    off, on = by_rules(_PLACE, _PAYLOAD), said_of(pages(_PLACE, _PAYLOAD), QUOTING)
    assert_nothing_is_lost(off, on)
    assert_all_is_proven(on, pages(_PLACE, _PAYLOAD))
    assert (off.statuses["a"], on.statuses["a"]) == (Status.MISSING, Status.PRESENT)
    (notice,) = [f for f in on.findings if f.rule == "own.a-by-model"]
    assert notice.title.startswith("Please check: Own a")
    assert on.statuses["b"] is not Status.PRESENT, "none of its own words stand in what was quoted"


def test_what_a_model_accuses_by_words_that_are_there_is_marked_and_never_grave() -> None:
    on = said_of(pages(_PLACE, _PAYLOAD), QUOTING)
    added = {finding.rule: finding for finding in on.findings if is_by_model(finding)}
    assert {"A01-by-model", "R-LEG-COR-by-model"} <= set(added)
    for finding in added.values():
        assert finding.severity in (Severity.MEDIUM, Severity.LOW)
        assert "language model" in finding.description and "not" in finding.description


def test_a_text_without_pages_of_its_own_is_no_exception() -> None:
    place = next(place for place in PLACES if place.media is MediaType.TEXT)
    off, on = by_rules(place, _PAYLOAD), said_of(pages(place, _PAYLOAD), PROPOSING["invented quotes"])
    assert [in_words(f)[:5] for f in on.findings] == [in_words(f)[:5] for f in off.findings]
