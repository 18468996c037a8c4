"""Alarms, dashboards and their pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from infrastructure.assembly import Assembly
from tests.infrastructure.grants import functions_of


def alarms_watch_what_there_is(assembly: Assembly) -> Iterator[str]:
    published = json.loads((assembly.root / "tests/infrastructure/aws_metrics.json").read_text())["metrics"]
    emitted = _emitted(assembly)
    for stack, template in assembly.sources.items():
        for name, resource in template["Resources"].items():
            if resource["Type"] == "AWS::CloudWatch::Alarm":
                properties = resource["Properties"]
                space, metric = properties["Namespace"], properties["MetricName"]
                if metric not in (emitted if space == "ASPERA" else published.get(space, ())):
                    yield f"{stack}.{name}: nobody publishes {space} {metric}"
                if not properties.get("AlarmActions") and stack == "observability":
                    yield f"{stack}.{name}: nobody is told"
    body = json.dumps(assembly.sources["observability"])
    for space, metric in re.findall(r'\[\\"(AWS/\w+|ASPERA)\\", \\"(\w+)\\"', body):
        if metric not in (emitted if space == "ASPERA" else published.get(space, ())):
            yield f"a dashboard shows {space} {metric}, which nobody publishes"


def _emitted(assembly: Assembly) -> set[str]:
    package = assembly.root / "layers/aspera/python/aspera"
    code = "".join(path.read_text() for path in sorted(package.rglob("*.py")))
    filters = [
        one["Properties"]
        for one in assembly.sources["observability"]["Resources"].values()
        if one["Type"] == "AWS::Logs::MetricFilter" and one["Properties"]["FilterPattern"].strip('"') in code
    ]
    from_logs = {one["MetricTransformations"][0]["MetricName"] for one in filters}
    return from_logs | set(re.findall(r'name="(\w+)",\s*value', code))


def what_is_watched_exists(assembly: Assembly) -> Iterator[str]:
    there = {
        *_names(assembly, "messaging", "AWS::SQS::Queue", "QueueName"),
        *_names(assembly, "rest", "AWS::ApiGateway::RestApi", "Name"),
        *_names(assembly, "observability", "AWS::CloudWatch::Alarm", "AlarmName"),
        *_names(assembly, "observability", "AWS::CloudWatch::Dashboard", "DashboardName"),
        *(f"${{Prefix}}-{name.replace('_', '-')}" for name in functions_of(assembly)),
    }
    for name in _names(assembly, "data", "AWS::DynamoDB::GlobalTable", "TableName"):
        there.add(name.replace("TablePrefix", "Prefix"))
    body = json.dumps(assembly.sources["observability"]).replace('\\"', '"')
    named = set(re.findall(r"\$\{Prefix\}-[a-z][a-z-]+", body))
    yield from (f"there is no {name}" for name in sorted(named - there))
    stages = _names(assembly, "rest", "AWS::ApiGateway::Stage", "StageName")
    watched = set(re.findall(r'"Stage", (?:"Value": )?"(\w+)"', body))
    yield from (f"there is no stage {name}" for name in sorted(watched - stages))


def _names(assembly: Assembly, stack: str, kind: str, key: str) -> set[str]:
    """As the template says them, ${…} and all."""
    found = [
        one["Properties"][key] for one in assembly.sources[stack]["Resources"].values() if one["Type"] == kind
    ]
    return {one if isinstance(one, str) else one["Fn::Sub"] for one in found}


def every_alarm_has_a_page(assembly: Assembly) -> Iterator[str]:
    folder = assembly.root / "docs" / "operations" / "alarms"
    pages = {path.stem for path in folder.glob("*.md")} - {"README"}
    alarms = {
        one["Properties"]["AlarmName"]["Fn::Sub"].removeprefix("${Prefix}-")
        for stack in ("observability", "functions")
        for one in assembly.sources[stack]["Resources"].values()
        if one["Type"] == "AWS::CloudWatch::Alarm"
    }
    yield from (f"{name} has no page" for name in sorted(alarms - pages))
    yield from (f"there is no alarm {name}" for name in sorted(pages - alarms))
