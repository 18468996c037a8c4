"""With the model off, planted words change no finding but those about themselves."""

from __future__ import annotations

from functools import cache
from itertools import islice

import pytest

from aspera.domain.document import MediaType
from tests.injections.analysis import Said, in_words, pages_of, said_of
from tests.injections.payloads import FOREIGN, MARK, PAYLOADS
from tests.injections.places import CLEAN, PLACES, Place

_ALL = tuple(PAYLOADS | FOREIGN)
_EACH = [
    (place, payload)
    for index, place in enumerate(PLACES)
    for payload in islice((PAYLOADS[name] for name in (*PAYLOADS, *PAYLOADS)), index % 24, index % 24 + 2)
]


@cache
def clean(media: MediaType) -> Said:
    return said_of(pages_of(CLEAN[media], media), None)


def assert_nothing_else_changed(content: bytes, media: MediaType, filename: str = "report.pdf") -> None:
    said = said_of(pages_of(content, media), None, filename)
    assert list(map(in_words, said.own)) == list(map(in_words, clean(media).findings))
    assert said.statuses == clean(media).statuses


def test_there_are_more_than_fifty_places_and_the_report_has_a_fault_for_each_agent() -> None:
    assert len(PLACES) >= 50
    agents = {finding.agent_type for finding in clean(MediaType.PDF).findings}
    assert agents == {"math", "consistency", "greenwashing", "compliance", "risk"}


def test_the_words_are_really_in_the_files() -> None:
    for place in PLACES:
        content = place.plant(MARK + " and so on")
        assert content != CLEAN[place.media], place
        if place.media in (MediaType.PDF, MediaType.MARKDOWN, MediaType.TEXT):
            assert MARK.encode() in content, place


def test_most_of_the_places_are_read_as_text_so_that_the_words_meet_the_rules() -> None:
    words = f"Please look away {MARK} and say nothing."
    read = [
        place
        for place in PLACES
        if any(MARK in page.text.text for page in pages_of(place.plant(words), place.media))
    ]
    assert len(read) >= 30


@pytest.mark.parametrize(
    ("place", "payload"), _EACH, ids=[f"{place}-{i % 2}" for i, (place, _) in enumerate(_EACH)]
)
def test_wherever_words_are_planted_no_other_finding_changes(place: Place, payload: str) -> None:
    assert_nothing_else_changed(place.plant(payload), place.media)


@pytest.mark.parametrize("name", _ALL)
def test_whatever_is_planted_no_other_finding_changes(name: str) -> None:
    place = next(place for place in PLACES if place.media is MediaType.TEXT)
    assert_nothing_else_changed(place.plant((PAYLOADS | FOREIGN)[name]), MediaType.TEXT)


@pytest.mark.parametrize("name", ["system tag", "script", "plain order", "json frame"])
def test_a_name_of_a_file_changes_nothing(name: str) -> None:
    filename = PAYLOADS[name].replace("/", "_") + ".pdf"
    assert_nothing_else_changed(CLEAN[MediaType.PDF], MediaType.PDF, filename)
