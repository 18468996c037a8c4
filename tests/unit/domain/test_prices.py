from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.answer import Usage
from aspera.domain.errors import InvalidInput
from aspera.domain.prices import ModelPrice, PriceTable, least_usage, most_usage
from tests.inquiries import request

HAIKU = ModelPrice(
    input=Decimal(1), output=Decimal(5), cache_read=Decimal("0.1"), cache_write=Decimal("1.25")
)
TABLE = PriceTable(
    dated="2026-11-20",
    source="test",
    models={"bedrock:haiku": HAIKU, "openai:http://localhost:1#metered": HAIKU},
    services={"textract_text_page": Decimal("0.0015")},
)


def test_each_kind_of_token_has_its_price() -> None:
    usage = Usage(
        input_tokens=1_000_000, output_tokens=100_000, cache_read_tokens=2_000_000, cache_write_tokens=400_000
    )
    assert HAIKU.cost(usage) == Decimal("1") + Decimal("0.5") + Decimal("0.2") + Decimal("0.5")


def test_cached_tokens_without_a_price_cost_as_much_as_others() -> None:
    plain = ModelPrice(input=Decimal(1), output=Decimal(5))
    assert plain.cost(Usage(cache_read_tokens=3, cache_write_tokens=4)) == Decimal("0.000007")


def test_one_token_of_the_cheapest_model_is_not_rounded_away() -> None:
    assert ModelPrice(input=Decimal("0.035"), output=Decimal(0)).cost(Usage(input_tokens=1)) == Decimal(
        "0.000000035"
    )


def test_an_unlisted_model_is_refused() -> None:
    with pytest.raises(InvalidInput, match=r"no price for bedrock:opus.*ASPERA_PRICES"):
        TABLE.model("bedrock:opus")
    with pytest.raises(InvalidInput):
        TABLE.model("openai:http://gpu.example/v1#m")


def test_what_runs_on_this_machine_is_free_unless_it_is_listed() -> None:
    assert TABLE.model("openai:http://localhost:1#m").cost(Usage(input_tokens=10**9)) == 0
    assert TABLE.model("openai:http://localhost:1#metered") == HAIKU


def test_services_are_paid_by_the_unit() -> None:
    assert TABLE.service("textract_text_page", 75) == Decimal("0.1125")
    with pytest.raises(InvalidInput):
        TABLE.service("textract_forms_page", 1)


def test_no_price_is_negative() -> None:
    with pytest.raises(ValueError, match="greater than or equal to 0"):
        ModelPrice(input=Decimal(-1), output=Decimal(0))


@given(st.text(max_size=300))
def test_the_reserved_amount_covers_any_way_the_call_can_go(content: str) -> None:
    asked = request(content)
    least, most = least_usage(asked), most_usage(asked)
    assert HAIKU.cost(least) <= HAIKU.most(most)
    tokens = most.input_tokens
    for usage in (
        Usage(input_tokens=tokens, output_tokens=500),
        Usage(cache_write_tokens=tokens, output_tokens=500),
        Usage(cache_read_tokens=tokens, output_tokens=0),
    ):
        assert HAIKU.cost(usage) <= HAIKU.most(most)


NOTHING = {"type": "object", "properties": {}, "required": [], "additionalProperties": False}
NEXT_TO_NOTHING = {"prompt": "x", "answer_schema": NOTHING}


@pytest.mark.samples
def test_bedrock_never_counted_more_than_would_have_been_reserved(samples: Path) -> None:
    """Recorded requests of text, tools and documents against the usage that came back."""
    seen = 0
    for path in sorted((samples / "aws_api/bedrock").glob("test_bedrock_*.yaml")):
        for interaction in yaml.safe_load(path.read_text())["interactions"]:
            usage = interaction["response"].get("parsed_body", {}).get("usage")
            if usage:
                body = json.loads(interaction["request"]["body"])
                sent = json.dumps([body["system"], body["messages"], body.get("toolConfig", "")])
                counted = usage["totalTokens"] - usage["outputTokens"]
                assert counted <= most_usage(request(sent, **NEXT_TO_NOTHING)).input_tokens, path.name
                seen += 1
    assert seen >= 6
