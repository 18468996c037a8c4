"""`aspera analyze --dry-run`, and what is said of money."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from aspera.domain.cost import make_cost, page_line
from aspera.domain.errors import AsperaError
from aspera.entrypoints.cli import aspera
from aspera.entrypoints.cli.spending import bill_text

EXAMPLE = Path(__file__).resolve().parents[4] / "examples/nordhafen_annual_report_2024.pdf"
NOVA = "bedrock:us.amazon.nova-micro-v1:0"


def estimate(tmp_path: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(
        aspera, ["analyze", *map(str, arguments), "--dry-run", "--workspace", str(tmp_path / "w")]
    )


def test_an_estimate_counts_pages_and_says_that_the_model_is_off(tmp_path: Path) -> None:
    result = estimate(tmp_path, EXAMPLE)
    assert result.exit_code == 0, result.output
    assert "8 pages" in result.output and "With the model off: $0" in result.output


@pytest.mark.parametrize("arguments", [(), ("--model", NOVA), ("--model", NOVA, "--json")])
def test_an_estimate_writes_nothing(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert estimate(tmp_path, EXAMPLE, *arguments).exit_code == 0
    assert list(tmp_path.rglob("*")) == []


def test_an_estimate_for_programs_is_one_line_of_json_a_file(tmp_path: Path) -> None:
    result = estimate(tmp_path, EXAMPLE, EXAMPLE, "--model", NOVA, "--json")
    lines = [json.loads(line) for line in result.output.splitlines()]
    assert {(line["file"], line["pages"]) for line in lines} == {(str(EXAMPLE), 8)}
    assert all(line["cost"]["lines"][0]["units"]["pages"] == 8 for line in lines)


def test_an_estimate_names_the_limit(tmp_path: Path) -> None:
    assert "$0.25 is spent" in estimate(tmp_path, EXAMPLE, "--model", NOVA, "--budget", "0.25").output


def test_a_file_that_cannot_be_read_is_named_and_the_rest_is_counted(tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing")
    result = estimate(tmp_path, broken, EXAMPLE)
    assert result.exit_code == 3 and "broken.pdf" in result.output and "8 pages" in result.output
    assert estimate(tmp_path, broken, tmp_path / "none.pdf").exit_code == 2


@pytest.mark.parametrize(
    ("model", "says"),
    [("gpt-4", "bedrock:ID or openai:URL#MODEL"), ("bedrock:opus", "no price"),
     (f"{NOVA},opus", "no price"), ("openai:http://gpu.example#m", "no price")],
)  # fmt: skip
def test_a_model_that_is_named_wrong_or_has_no_price_is_refused_first(
    tmp_path: Path, model: str, says: str
) -> None:
    result = estimate(tmp_path, EXAMPLE, "--model", model)
    assert isinstance(result.exception, AsperaError) and says in str(result.exception)


def test_a_bill_says_what_was_spent_and_what_was_expected() -> None:
    cost = make_cost([page_line(10, 0, Decimal("0.0015"), "Textract")], unasked=2)
    assert bill_text(cost) == "spent $0.015 (expected $0.015); 2 questions were not asked"
    assert bill_text(make_cost([])) == "spent $0 (expected $0)"
