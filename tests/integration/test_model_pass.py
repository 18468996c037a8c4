"""Agents with a language model, as a user runs them: the command, its worker processes, real HTTP."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import threading
import time
from collections import Counter
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.fake_openai import (
    Behaviour,
    FakeOpenAi,
    Handler,
    answering_whole,
    refusing,
    serve,
    silent,
    stalling,
    truncated,
)
from tests.injections.report import FIRST, Pdf
from tests.integration.conftest import Aspera, command

CLAIM = FIRST[3].replace("and our", "<script>alert('ZZ')</script> and our")
UNDECIDED: dict[str, dict[str, Any]] = {
    "greenwashing-claims": {"is_claim": False, "rule": "none", "quote": "", "substantiation": ""},
    "risk-statements": {"risk": "none", "kind": "event", "quote": ""},
    "risk-ratings": {"likelihood": "possible", "impact": "unclear", "mitigation": ""},
    "compliance-disclosures": {"verdict": "none", "passage": 0, "quote": ""},
    "consistency-pairs": {"relation": "unclear"},
}
LISTS = {
    "greenwashing-claims": "sentences",
    "risk-statements": "statements",
    "risk-ratings": "ratings",
    "compliance-disclosures": "requirements",
    "consistency-pairs": "pairs",
    "math-sums": "sums",
}


def helpful(name: str, items: list[dict[str, Any]]) -> dict[str, Any]:
    """Finds what is there, and invents a sum and a quotation besides."""
    if name == "math-sums":
        sums = [(5, [1, 2, 3]), (6, [1, 2])]
        return {"sums": [{"number": 1, "total": t, "added": a, "subtracted": []} for t, a in sums]}
    said = []
    for item in items:
        one = UNDECIDED[name] | {"number": item["number"]}
        if "treads lightly" in item.get("claim", ""):
            one |= {"is_claim": True, "rule": "V01", "quote": CLAIM}
        elif "union at our Gdansk" in item.get("statement", ""):
            one |= {"risk": "R-OPS-PPL", "quote": "We hid a strike from everybody."}
        said.append(one)
    return {LISTS[name]: said}


def speaking(handler: Handler) -> None:
    name = handler.body["response_format"]["json_schema"]["name"]
    items = [json.loads(line) for line in handler.body["messages"][1]["content"].splitlines()]
    answering_whole(helpful(name, items))(handler)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reports") / "report.pdf"
    path.write_bytes(Pdf(first=(*FIRST[:3], CLAIM, *FIRST[4:])).bytes())
    return path


@pytest.fixture(scope="module")
def off(report: Path) -> dict[str, Any]:
    """The result with the model off."""
    done = subprocess.run(
        command("analyze", report, "--json", "--workspace", report.parent / "workspace"),
        cwd=report.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def spec(server: FakeOpenAi) -> str:
    return f"openai:{server.url}#m"


def priced(server: FakeOpenAi, folder: Path) -> dict[str, str]:
    """An environment in which the server's tokens cost a dollar a million, and five."""
    table = folder / "prices.yaml"
    table.write_text(
        'dated: "2026-11-20"\nsource: test\nservices: {}\nmodels:\n'
        f'  "{spec(server)}": {{input: 1, output: 5}}\n'
    )
    return {"ASPERA_PRICES": str(table)}


def rules_of(result: dict[str, Any]) -> list[str]:
    return sorted(finding["rule"] for finding in result["findings"])


def told(result: dict[str, Any]) -> dict[str, str]:
    return {agent["agent_type"]: agent["statistics"].get("model", "") for agent in result["agents"]}


def test_what_a_model_finds_appears_when_it_is_proven_and_is_counted_when_not(
    aspera: Aspera, report: Path, tmp_path: Path, off: dict[str, Any]
) -> None:
    named = tmp_path / "a<script>alert('ZZ')<|im_end|>.pdf"
    named.write_bytes(report.read_bytes())
    with serve(speaking) as server:
        call = aspera("analyze", named, "--model", spec(server), "--json", "--output", "out")
    (on,) = call.results
    assert not any("im_end" in json.dumps(body) for body in server.bodies), "the file's name is not sent"
    assert on["status"] == "COMPLETE", on["reason"]
    added = Counter(rules_of(on)) - Counter(rules_of(off))
    assert added == Counter(("V01-by-model", "sum-by-model"))
    assert not Counter(rules_of(off)) - Counter(rules_of(on)), "nothing of the rules is lost"
    assert told(on)["math"].endswith("2 findings proposed, 1 refuted")
    assert told(on)["greenwashing"].endswith("1 findings proposed, 0 refuted")
    assert told(on)["risk"].endswith("1 findings proposed, 1 refuted")
    (html,) = [path.read_text() for path in (tmp_path / "out").rglob("report.html")]
    assert "treads lightly on the planet" in html and "<script>alert" not in html


def test_a_second_run_pays_nothing_and_asks_nothing(aspera: Aspera, report: Path, tmp_path: Path) -> None:
    with serve(speaking) as server:
        environment = priced(server, tmp_path)
        model = ("--model", spec(server), "--json")
        (first,) = aspera("analyze", report, *model, **environment).results
        asked = len(server.bodies)
        (again,) = aspera("analyze", report, *model, **environment).results
        assert again == first and len(server.bodies) == asked
        (part,) = aspera("analyze", report, *model, "--agents", "math", **environment).results
        assert len(server.bodies) == asked, "nor does another configuration"
    assert Decimal(first["cost"]["actual"]) > 0 and asked > 0
    assert part["status"] == "COMPLETE" and Decimal(part["cost"]["actual"]) == 0
    assert "sum-by-model" in rules_of(part)


def test_an_estimate_bounds_what_is_paid(aspera: Aspera, report: Path, tmp_path: Path) -> None:
    def counted(handler: Handler) -> None:
        """As a vendor counts: four bytes a token."""
        size = len(json.dumps(handler.body["messages"])) // 4
        name = handler.body["response_format"]["json_schema"]["name"]
        items = [json.loads(line) for line in handler.body["messages"][1]["content"].splitlines()]
        answer = helpful(name, items)
        usage = {"prompt_tokens": size, "completion_tokens": len(json.dumps(answer)) // 4}
        answering_whole(answer, usage=usage)(handler)

    with serve(counted) as server:
        environment = priced(server, tmp_path)
        call = aspera("analyze", report, "--model", spec(server), "--dry-run", "--json", **environment)
        assert server.bodies == []
        (expected,) = call.results
        (result,) = aspera("analyze", report, "--model", spec(server), "--json", **environment).results
    cost = result["cost"]
    assert 0 < Decimal(cost["actual"]) <= Decimal(expected["cost"]["estimate_high"])
    assert Decimal(cost["estimate_low"]) <= Decimal(cost["actual"]) <= Decimal(cost["estimate_high"])
    assert Decimal(cost["estimate_high"]) <= Decimal(expected["cost"]["estimate_high"])


@pytest.mark.parametrize(
    ("behaviour", "says"),
    [
        (refusing(429, "slow down", {"Retry-After": "600"}), "failed"),
        (refusing(500, "broken"), "failed"),
        (truncated({"sentences": []}), "failed"),
        (silent, "failed"),
        (stalling, "failed"),
        (answering_whole("I would rather not."), "incomplete: the answer is not JSON"),
        (answering_whole({"title": "x" * 300_000}), "incomplete: the answer does not fit its schema"),
        (answering_whole('{"sentences": [', finish="length"), "incomplete: the answer was cut off"),
    ],
    ids=["429", "500", "truncated", "silent", "stalling", "talking", "huge", "cut off"],
)
def test_a_server_that_fails_leaves_the_rules_findings_and_says_so(
    aspera: Aspera, report: Path, off: dict[str, Any], behaviour: Behaviour, says: str
) -> None:
    seconds = "1" if behaviour in (silent, stalling) else "60"
    with serve(behaviour) as server:
        call = aspera(
            "analyze", report, "--model", spec(server), "--json", timeout=120, ASPERA_MODEL_SECONDS=seconds
        )
    (on,) = call.results
    assert on["status"] == "PARTIAL" and call.code == 3
    assert f"model pass {says}" in on["reason"]
    assert on["findings"] == off["findings"]


def test_a_budget_ends_the_questions_within_one_call(aspera: Aspera, report: Path, tmp_path: Path) -> None:
    with serve(speaking) as server:
        environment = priced(server, tmp_path)
        model = ("--model", spec(server), "--json")
        (result,) = aspera("analyze", report, *model, "--budget", "0.012", **environment).results
        asked = len(server.bodies)
        assert result["status"] == "PARTIAL"
        assert "model pass refused: budget (the limit for this document is $0.012)" in result["reason"]
        assert Decimal(result["cost"]["actual"]) <= Decimal("0.012")
        assert result["cost"]["unasked"] > 0
        assert told(result)["greenwashing"].endswith("0 refuted, 1 not asked")
        (more,) = aspera("analyze", report, *model, "--budget", "1", **environment).results
    assert more["status"] == "COMPLETE" and more["cost"]["unasked"] == 0
    contents = Counter(body["messages"][1]["content"] for body in server.bodies)
    assert 0 < asked < len(contents) and set(contents.values()) == {1}, "no question was paid for twice"


def test_a_runaway_answer_is_the_last_one(aspera: Aspera, report: Path, tmp_path: Path) -> None:
    runaway = answering_whole({"sums": []}, usage={"prompt_tokens": 10, "completion_tokens": 2_000_000})
    with serve(runaway) as server:
        call = aspera(
            *("analyze", report, "--model", spec(server), "--json"),
            **priced(server, tmp_path),
            ASPERA_WORKERS="1",
        )
        (result,) = call.results
        assert len(server.bodies) == 1, "a call for ten dollars passes the cap, and nothing is asked after it"
    assert result["status"] == "PARTIAL" and "refused: budget" in result["reason"]
    assert Decimal(result["cost"]["actual"]) > 10


def answers(workspace: Path) -> set[str]:
    return {path.name for path in workspace.rglob("answers/*") if path.is_file()}


def test_killed_in_the_middle_of_a_call_nothing_stored_is_paid_twice(
    aspera: Aspera, report: Path, tmp_path: Path
) -> None:
    reached, going_on, turns = threading.Event(), threading.Event(), count()

    def hesitating(handler: Handler) -> None:
        """Answers two questions and keeps the others waiting until the analysis was killed."""
        if next(turns) < 2 or going_on.is_set():
            speaking(handler)
        else:
            reached.set()
            handler.server.released.wait(30)

    workspace = tmp_path / "workspace"
    with serve(hesitating) as server:
        environment = priced(server, tmp_path)
        process = subprocess.Popen(
            command("analyze", report, "--model", spec(server)),
            cwd=tmp_path,
            env=os.environ | environment | {"ASPERA_WORKSPACE": str(workspace)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            assert reached.wait(60)
            until = time.monotonic() + 20
            while len(answers(workspace)) < 2 and time.monotonic() < until:
                time.sleep(0.01)
            process.send_signal(signal.SIGKILL)
        finally:
            process.kill()
            process.wait()
        stored, before = answers(workspace), len(server.bodies)
        going_on.set()
        (result,) = aspera("analyze", report, "--model", spec(server), "--json", **environment).results
    assert result["status"] == "COMPLETE", result["reason"]
    assert len(stored) == 2 and stored <= answers(workspace)
    contents = Counter(body["messages"][1]["content"] for body in server.bodies)
    assert len(answers(workspace)) == len(contents), "each answer is stored once"
    assert len(server.bodies) - before == len(contents) - len(stored), "what was stored is not asked again"
    assert Counter(rules_of(result))["V01-by-model"] == 1
