"""The tables of infrastructure/data.yaml, made in DynamoDB Local."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

TEMPLATE = Path(__file__).resolve().parents[2] / "infrastructure" / "data.yaml"
_TAKEN_OVER = ("AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes", "BillingMode")


class TemplateLoader(yaml.SafeLoader):
    """CloudFormation's short forms become what they are applied to."""


TemplateLoader.add_multi_constructor("!", lambda loader, suffix, node: node.value)


@cache
def tables() -> dict[str, Any]:
    """Properties of each table by the last part of its name: `documents`, `findings`, …"""
    template = yaml.load(TEMPLATE.read_text(), Loader=TemplateLoader)
    return {
        resource["Properties"]["TableName"].removeprefix("${TablePrefix}-"): resource["Properties"]
        for resource in template["Resources"].values()
        if resource["Type"] == "AWS::DynamoDB::GlobalTable"
    }


def create_tables(client: Any, prefix: str) -> None:
    for name, properties in tables().items():
        table = f"{prefix}-{name}"
        taken = {key: properties[key] for key in _TAKEN_OVER if key in properties}
        client.create_table(TableName=table, **taken)
        if "TimeToLiveSpecification" in properties:
            client.update_time_to_live(
                TableName=table, TimeToLiveSpecification=properties["TimeToLiveSpecification"]
            )


def delete_tables(client: Any, prefix: str) -> None:
    for name in tables():
        client.delete_table(TableName=f"{prefix}-{name}")
