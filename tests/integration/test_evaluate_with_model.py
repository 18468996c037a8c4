"""`aspera evaluate --model`: what a model changes, which one it was, and what it cost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.fake_openai import Handler, answering_whole, serve
from tests.integration.conftest import Aspera
from tests.integration.test_model_pass import priced, spec

CLAIMS = {
    "Our new bottles are good for the climate, the ocean and every tree that grows on our planet.": True,
    "We reduce emissions and protect nature with each of our sustainable and green products.": True,
    "Our environmental policy covers waste and water at all of our sites.": False,
    "The board met nine times in the year.": False,
}
STATEMENT = (
    "Our buyers sit through a class on slavery once a year and learn to see its signs.\n\n"
    "We do not check our suppliers and do not verify what they say about slavery and trafficking."
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    data = tmp_path / "data"
    claims = data / "datasets/environmental_claims"
    claims.mkdir(parents=True)
    lines = [json.dumps({"text": text, "label": int(label)}) for text, label in CLAIMS.items()]
    (claims / "test.jsonl").write_text("\n".join(lines))
    chain = data / "datasets/legalbench_supply_chain"
    chain.mkdir()
    row = {"text": STATEMENT, "labels": {"disclosed_training": "Yes"}}
    (chain / "disclosures.jsonl").write_text(json.dumps(row))
    (data / "manifest.jsonl").write_text("")
    return data


def knowing(handler: Handler) -> None:
    """Knows the labels."""
    items = [json.loads(line) for line in handler.body["messages"][1]["content"].splitlines()]
    if "claim" not in items[0]:
        none = {"verdict": "none", "passage": 0, "quote": ""}
        said = [none | {"number": item["number"]} for item in items]
        return answering_whole({"requirements": said})(handler)
    fields = {"rule": "none", "quote": "", "substantiation": ""}
    said = [fields | {"number": item["number"], "is_claim": CLAIMS[item["claim"]]} for item in items]
    return answering_whole({"sentences": said})(handler)


def sections(path: Path) -> dict[str, Any]:
    return {section["title"]: section for section in json.loads(path.read_text())["sections"]}


def figure(section: dict[str, Any], name: str) -> Any:
    return next(measure["value"] for measure in section["measures"] if measure["name"] == name)


def test_the_gate_is_measured_by_rules_and_with_the_model(
    aspera: Aspera, folder: Path, tmp_path: Path
) -> None:
    with serve(knowing) as server:
        arguments = ("evaluate", "greenwashing", "--data", folder, "--model", spec(server))
        call = aspera(*arguments, "--json", tmp_path / "m.json", **priced(server, tmp_path))
        assert call.code == 0, call.err
        asked = len(server.bodies)
        aspera(*arguments, "--json", tmp_path / "again.json", **priced(server, tmp_path))
        assert len(server.bodies) == asked > 0, "what was answered is not asked again"
    found = sections(tmp_path / "m.json")
    assert found == sections(tmp_path / "again.json")
    assert figure(found["Environmental claims with a language model: test.jsonl"], "F1") == 1
    assert "Environmental claims by rules alone: test.jsonl" in found
    bill = found["Language model"]
    assert spec(server) in bill["note"] and "prices of 2026-11-20" in bill["note"]
    assert figure(bill, "questions") == asked and figure(bill, "cost of the answers") > 0
    assert spec(server) in call.out


def test_compliance_is_measured_with_the_model(aspera: Aspera, folder: Path, tmp_path: Path) -> None:
    with serve(knowing) as server:
        call = aspera(
            *("evaluate", "compliance", "--data", folder, "--model", spec(server)),
            *("--json", tmp_path / "m.json"),
        )
    assert call.code == 0, call.err
    found = sections(tmp_path / "m.json")
    assert "LegalBench supply chain disclosures, with a language model" in found
    assert figure(found["Language model"], "questions") == len(server.bodies)


def test_a_budget_holds_and_the_figures_say_so(aspera: Aspera, folder: Path, tmp_path: Path) -> None:
    with serve(knowing) as server:
        call = aspera(
            *("evaluate", "greenwashing", "--data", folder, "--model", spec(server)),
            *("--budget", "0.0001", "--json", tmp_path / "m.json"),
            **priced(server, tmp_path),
        )
    assert call.code == 0 and server.bodies == []
    note = sections(tmp_path / "m.json")["Language model"]["note"]
    assert "Not all was asked (refused: budget" in note and "the rules' answers count instead" in note


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("math", "--model", "openai:http://127.0.0.1:9/v1#m"), "measured by rules alone"),
        (("greenwashing", "--model", "bedrock:nobody"), "There is no price for bedrock:nobody"),
        (("greenwashing", "--model", "nonsense"), "A model is named bedrock:ID or openai:URL#MODEL"),
        (("greenwashing", "--model", "openai:http://127.0.0.1:9/v1#m", "--write-docs"), "by rules alone"),
    ],
)
def test_what_cannot_be_measured_is_refused_first(
    aspera: Aspera, folder: Path, arguments: tuple[str, ...], says: str
) -> None:
    call = aspera("evaluate", *arguments, "--data", folder)
    assert call.code == 2 and says in call.err
