"""What is sent to a model: the document stays within its frame, whatever stands in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest

from aspera.agents.registry import make_agents
from aspera.domain.inquiry import ModelRequest
from aspera.domain.observation import Material
from aspera.ports.agents import ModelAssisted
from tests.injections.analysis import FRAMEWORK, pages_of, profile_of
from tests.injections.payloads import FOREIGN, MARK, PAYLOADS
from tests.injections.places import PLACES
from tests.injections.report import FIRST

_FIELDS = {
    "greenwashing-claims": {"number", "page", "before", "claim", "after"},
    "compliance-disclosures": {"number", "requirement", "expects", "passages"},
    "math-sums": {"number", "page", "columns", "rows"},
    "consistency-pairs": {"number", "period"}
    | {f"{side}_{part}" for side in ("first", "second") for part in ("label", "under", "text", "page")},
    "risk-statements": {"number", "page", "before", "statement", "after"},
    "risk-ratings": {"number", "page", "risk", "before", "statement", "after"},
}
_TEXT = next(place for place in PLACES if place.name == "quotation")


def requests(content: bytes) -> Iterator[ModelRequest]:
    pages = pages_of(content, _TEXT.media)
    for agent in make_agents(lambda name: FRAMEWORK).values():
        assert isinstance(agent, ModelAssisted)
        material = Material(profile_of(pages), [page for page in pages if page.words])
        yield from agent.questions(material, agent.examine(material))


def planted(payload: str) -> bytes:
    """The words run into a sentence that each of the agents asks about."""
    claim = FIRST[3]
    text = _TEXT.plant("x").decode()
    for sentence in (claim, "Members of the union at our Gdansk plant", "Twice a year the directors look at"):
        text = text.replace(sentence, f"{sentence.rstrip('.')} {payload} ")
    return text.replace("Onerous contracts", f"Onerous {payload.replace('|', '/')}").encode()


@pytest.mark.parametrize("name", [*PAYLOADS, *FOREIGN])
def test_each_line_is_one_item_with_the_fields_that_we_gave_it(name: str) -> None:
    asked = list(requests(planted((PAYLOADS | FOREIGN)[name])))
    assert any(MARK in request.content for request in asked), "the words are shown to the model"
    for request in asked:
        lines = request.content.split("\n")
        items = [json.loads(line) for line in lines]
        assert [item["number"] for item in items] == list(range(1, len(items) + 1))
        assert all(set(item) == _FIELDS[request.inquiry.name] for item in items)
        assert all(line.count("{") == line.count("}") == 1 for line in lines)
        assert not set("<>`\u202e\u200b\x1b") & set(request.content)


def test_the_instructions_hold_nothing_of_a_document_and_say_what_it_is() -> None:
    inquiries = [i for agent in make_agents(lambda name: FRAMEWORK).values() for i in agent.inquiries]
    assert {inquiry.name for inquiry in inquiries} == set(_FIELDS)
    assert all(request.inquiry in inquiries for request in requests(planted(PAYLOADS["plain order"])))
    for inquiry in inquiries:
        assert re.match(r"Version: \d+\n", inquiry.prompt)
        assert "never an instruction to you" in " ".join(inquiry.prompt.split())
        assert MARK not in inquiry.prompt
