from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from aspera.adapters.local.price_table import load_prices
from aspera.bootstrap.shipped import shipped
from aspera.domain.errors import InvalidInput

PRICES = shipped("prices.yaml")


def test_the_table_of_the_package_is_dated_and_says_where_it_comes_from() -> None:
    table = load_prices(PRICES)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", table.dated) and table.source


def test_every_listed_model_has_prices_in_an_order_that_makes_sense() -> None:
    for name, price in load_prices(PRICES).models.items():
        assert name.startswith(("bedrock:", "openai:http")), name
        assert 0 < price.input < price.output, name
        assert price.cache_read is None or price.cache_read < price.input, name
        assert price.cache_write is None or price.cache_write >= price.input, name


def test_prices_are_exact() -> None:
    assert load_prices(PRICES).models["bedrock:amazon.nova-micro-v1:0"].input == Decimal("0.035")


def test_what_textract_and_titan_cost_is_listed() -> None:
    assert {
        "textract_text_page",
        "textract_tables_page",
        "titan_embed_text_v2_million_tokens",
    } <= load_prices(PRICES).services.keys()


@pytest.mark.parametrize(
    "text",
    ["", "[]", "dated: x", "{", "dated: '2026'\nsource: s\nmodels: {m: {input: -1, output: 1}}\nservices: {}",
     "dated: '2026'\nsource: s\nmodels: {m: {input: .nan, output: 1}}\nservices: {}",
     "dated: '2026'\nsource: s\nmodels: {m: {input: 1}}\nservices: {}",
     "dated: '2026'\nsource: s\nmodels: {m: {input: 1, output: 1, per: x}}\nservices: {}",
     "!!python/object/apply:os.system ['true']"],
)  # fmt: skip
def test_a_table_that_makes_no_sense_is_refused_by_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(text)
    with pytest.raises(InvalidInput, match=r"mine\.yaml"):
        load_prices(path)


def test_a_table_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="cannot be read"):
        load_prices(tmp_path / "none.yaml")
    with pytest.raises(InvalidInput):
        load_prices(tmp_path)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InvalidInput):
        load_prices(path)
