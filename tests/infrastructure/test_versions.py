"""What makes a new version of a function, so that `sam build && sam deploy` is all there is to type."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER

from infrastructure.assembly import Assembly, Template, after_transform, given_to_nested
from tests.infrastructure.grants import functions_of


def _versions(assembly: Assembly, change: Callable[[Template], None] = lambda template: None) -> set[str]:
    source: Template = deepcopy(assembly.sources["functions"])
    for name, resource in source["Resources"].items():
        for key in ("CodeUri", "ContentUri"):
            if key in resource.get("Properties", {}):
                resource["Properties"][key] = f"s3://bucket/{hashlib.md5(name.encode()).hexdigest()}"
    change(source)
    result = after_transform(source, assembly.root / "infrastructure")
    return {name for name, one in result["Resources"].items() if one["Type"] == "AWS::Lambda::Version"}


def _new_file(name: str) -> Callable[[Template], None]:
    def change(template: Template) -> None:
        properties = template["Resources"][name]["Properties"]
        key = "ContentUri" if "ContentUri" in properties else "CodeUri"
        properties[key] = "s3://bucket/another"

    return change


@pytest.mark.parametrize("layer", ["AsperaLayer", "DependenciesLayer"])
def test_a_changed_layer_makes_a_new_version_of_every_function(layer: str, assembly: Assembly) -> None:
    before, after = _versions(assembly), _versions(assembly, _new_file(layer))
    assert len(before) == len(after) == len(functions_of(assembly))
    assert before.isdisjoint(after)


def test_a_changed_function_makes_a_new_version_of_itself_only(assembly: Assembly) -> None:
    before, after = _versions(assembly), _versions(assembly, _new_file("RunAgentFunction"))
    assert {re.sub(r"Version\w+$", "", name) for name in before ^ after} == {"RunAgentFunction"}


def test_the_same_files_make_no_new_version(assembly: Assembly) -> None:
    assert _versions(assembly) == _versions(assembly)


@pytest.mark.parametrize(
    ("parameter", "value"),
    [("Models", "bedrock:x"), ("DayBudget", "5.00"), ("MaxPages", "10"), ("RunningDocuments", "10")],
)
def test_a_changed_setting_describes_another_version(parameter: str, value: str, assembly: Assembly) -> None:
    before, after = (given_to_nested(assembly, "dev", changes) for changes in ({}, {parameter: value}))
    assert before["Functions"]["Settings"] != after["Functions"]["Settings"]


def test_another_description_is_another_version() -> None:
    schema: dict[str, Any] = PROVIDER_SCHEMA_MANAGER.get_resource_schema(
        "us-east-1", "AWS::Lambda::Version"
    ).schema
    assert "/properties/Description" in schema["createOnlyProperties"]


def test_descriptions_of_versions_are_as_short_as_lambda_wants_them(assembly: Assembly) -> None:
    """256 characters; the longest is Settings, a space and WebOrigin."""
    parameters = assembly.sources["template"]["Parameters"]
    budgets = dict.fromkeys(("DocumentBudget", "OwnerBudget", "DayBudget"), "9999.99")
    numbers = {
        name: str(parameters[name]["MaxValue"]) for name in ("MaxPages", "MaxMegabytes", "RunningDocuments")
    }
    longest = {"Models": "m" * parameters["Models"]["MaxLength"], **budgets, **numbers, "Search": "c" * 20,
               "Graph": "cluster-" + "c" * 12, "Cache": "cache"}  # fmt: skip
    text = assembly.sources["template"]["Resources"]["Functions"]["Properties"]["Parameters"]["Settings"][
        "Fn::Sub"
    ][0]
    for name, value in longest.items():
        text = text.replace(f"${{{name}}}", value)
    limit = assembly.sources["functions"]["Parameters"]["Settings"]["MaxLength"]
    assert "${" not in text
    assert len(text) <= limit
    assert limit + 1 + parameters["WebOrigin"]["MaxLength"] <= 256
