"""What a changed parameter touches, and what stays when a stack is deleted."""

from __future__ import annotations

import json
from typing import Any

import pytest

from infrastructure.assembly import MAIN, ROOT, Assembly, given_to_nested


@pytest.mark.parametrize(
    ("parameter", "value", "touched"),
    [
        ("RunningDocuments", "10", {"Functions"}),
        ("Models", "bedrock:anthropic.claude", {"Functions"}),
        ("DayBudget", "5.00", {"Functions"}),
        ("AlarmEmail", "ops@example.com", {"Messaging"}),
        ("MonthlyBudget", "100", {"Security"}),
        ("WebOrigin", "https://aspera.example.com", {"Auth", "Data", "Functions", "Rest"}),
        ("SearchGeneration", "classic", {"Functions", "Search"}),
        ("EnableWaf", "true", {"Security"}),
    ],
)
def test_a_changed_parameter_touches_only_what_it_is_about(
    parameter: str, value: str, touched: set[str], assembly: Assembly
) -> None:
    before, after = (given_to_nested(assembly, "dev", changes) for changes in ({}, {parameter: value}))
    assert {name for name in before | after if before.get(name) != after.get(name)} == touched


def test_another_web_origin_reaches_browsers_without_another_deployment_of_the_rest_api(
    assembly: Assembly,
) -> None:
    resources = assembly.transformed["rest"]["Resources"]
    assert [name for name, one in resources.items() if "WebOrigin" in json.dumps(one)] == ["Stage"]


def test_the_graph_brings_its_network(assembly: Assembly) -> None:
    before, after = (given_to_nested(assembly, "dev", changes) for changes in ({}, {"EnableGraph": "true"}))
    assert set(after) - set(before) == {"Graph", "Network"}
    assert {name for name in before if before[name] != after[name]} == {"Functions", "Observability"}


def test_what_holds_peoples_data_stays_when_a_stack_is_deleted(assembly: Assembly) -> None:
    stays = {
        f"{stack}.{name}"
        for stack, template in assembly.stacks("prod").items()
        if stack != MAIN
        for name, one in template["Resources"].items()
        if one.get("DeletionPolicy") == "Retain" and one["Type"] != "AWS::Lambda::Version"
    }
    tables = {name for name in stays if name.endswith("Table")}
    assert len(tables) == 11
    assert stays - tables == {
        "data.AccessLogsBucket",
        "data.DocumentsBucket",
        "security.TrailBucket",
        "auth.Users",
        "keys.DataKey",
        "keys.SearchKey",
        "recovery.Vault",
        "rest.Account",
        "rest.LogsRole",
    }
    assert "stays on purpose" in (ROOT / "docs" / "how_to" / "deploy.md").read_text()


def test_the_graph_is_kept_as_a_snapshot(assembly: Assembly) -> None:
    cluster: dict[str, Any] = assembly.sources["graph"]["Resources"]["Cluster"]
    assert (cluster["DeletionPolicy"], cluster["UpdateReplacePolicy"]) == ("Snapshot", "Snapshot")
