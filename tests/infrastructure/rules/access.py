"""IAM: every action exists, and may be granted on what it is granted on.

The service authorization reference comes with cfn-lint, which looks at actions and, in inline policies, at
resource types only. parliament would look at both, with a reference of 2024 and the help of pkg_resources,
which setuptools has given up.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files
from typing import Any

from infrastructure.assembly import Assembly, Template
from tests.infrastructure.statements import listed, statements

_HERE = "arn:aws:{}:us-east-1:123456789012:{}"
_KNOWN = {
    "AnswerQueryFunctionArn": _HERE.format("lambda", "function:x:live"),
    "ApiArn": _HERE.format("appsync", "apis/x"),
    "CollectionArn": _HERE.format("aoss", "collection/x"),
    "ConnectionArn": _HERE.format("codestar-connections", "connection/x"),
    "DocumentsBucketArn": "arn:aws:s3:::x",
    "FunctionsDeadLettersArn": _HERE.format("sqs", "x"),
    "GraphArn": _HERE.format("neptune-db", "cluster-x/*"),
    "ReplicaBucketArn": "arn:aws:s3:::x",
    "SecretArn": _HERE.format("secretsmanager", "secret:x"),
    "StateMachineArn": _HERE.format("states", "stateMachine:x"),
    "TextractRoleArn": "arn:aws:iam::123456789012:role/x",
    **{
        f"{name}KeyArn": _HERE.format("kms", "key/x")
        for name in ("Data", "Messages", "Logs", "Replica", "Search")
    },
    "KeyArn": _HERE.format("kms", "key/x"),
}
"""Parameters that hold an ARN, by their names."""
_OF_TYPE = {
    "AWS::AppSync::GraphQLApi": _KNOWN["ApiArn"],
    "AWS::CodeBuild::Project": _HERE.format("codebuild", "project/x"),
    "AWS::Events::EventBus": _HERE.format("events", "event-bus/x"),
    "AWS::KMS::Key": _KNOWN["KeyArn"],
    "AWS::Logs::LogGroup": _HERE.format("logs", "log-group:x:*"),
    "AWS::S3::Bucket": _KNOWN["DocumentsBucketArn"],
    "AWS::SNS::Topic": _HERE.format("sns", "x"),
    "AWS::SQS::Queue": _HERE.format("sqs", "x"),
    "AWS::SecretsManager::Secret": _KNOWN["SecretArn"],
}
_TOKEN = "the service names the state machine when it refuses (aws-cdk#8486)"
_ON_MORE_THAN_THE_REFERENCE_SAYS = {
    ("codeconnections:useconnection", "connection"): "connections of before 2024 bear the service's old name",
    ("states:sendtasksuccess", "stateMachine"): _TOKEN,
    ("states:sendtaskfailure", "stateMachine"): _TOKEN,
}


def actions_exist_and_fit_their_resources(assembly: Assembly) -> Iterator[str]:
    for stack, template in assembly.transformed.items():
        for name, resource in template["Resources"].items():
            if resource["Type"] not in ("AWS::IAM::Role", "AWS::IAM::ManagedPolicy"):
                continue
            about = (one for one in statements(resource["Properties"]) if "Resource" in one)
            for statement in about:
                yield from (f"{stack}.{name}: {one}" for one in _complaints(statement, template))


def _complaints(statement: Template, template: Template) -> Iterator[str]:
    places = [_arn(one, template) for one in listed(statement["Resource"])]
    kinds: list[list[str]] = []
    for action in listed(statement["Action"]):
        service, _, name = action.lower().partition(":")
        known = _reference().get(service, {"Actions": {}})
        matching = [one for one in known["Actions"] if fnmatchcase(one, name)]
        if not matching:
            yield f"there is no action {action}"
            continue
        formats = [form for one in matching for form in _formats(known, one)]
        kinds.append(formats)
        known_to_work = _is_known_to_work(action, places)
        if formats and not any(_fits(place, formats) for place in places) and not known_to_work:
            yield f"{action} is granted on none of its kinds of resources"
        if not formats and "*" not in places and not known_to_work:
            yield f"{action} has no resources to name: it needs *"
    for place in places:
        if place != "*" and kinds and not any(not formats or _fits(place, formats) for formats in kinds):
            yield f"no action of its statement is about {place}"


def _formats(service: dict[str, Any], action: str) -> list[str]:
    resources = service["Actions"][action].get("Resources", [])
    kinds = [one.rstrip("*") for one in ([resources] if isinstance(resources, str) else resources)]
    by_name = {name.lower(): one for name, one in service.get("Resources", {}).items()}
    return [form for kind in kinds for form in by_name.get(kind.lower(), {}).get("ARNFormats", [])]


def _fits(place: str, formats: list[str]) -> bool:
    return place == "*" or any(re.fullmatch(_pattern(form), place) for form in formats)


def _pattern(form: str) -> str:
    parts = re.split(r"(\$\{\w+\}|\.\*)", form)
    return "".join(".*" if part == ".*" or part.startswith("${") else re.escape(part) for part in parts)


def _is_known_to_work(action: str, places: list[str]) -> bool:
    return all(
        any(
            action.lower() == known and f":{kind}" in place
            for known, kind in _ON_MORE_THAN_THE_REFERENCE_SAYS
        )
        for place in places
    )


def _arn(value: Any, template: Template) -> str:
    match value:
        case str():
            return value
        case {"Ref": name} | {"Fn::GetAtt": [name, _]}:
            return _named(name, template)
        case {"Fn::GetAtt": str(text)}:
            return _named(text.partition(".")[0], template)
        case {"Fn::Sub": str(text)}:
            return re.sub(r"\$\{([\w:.]+)\}", lambda found: _inserted(found[1], template), text)
    raise ValueError(f"an ARN that is made in a new way: {value}")


def _inserted(name: str, template: Template) -> str:
    fixed = {"AWS::Partition": "aws", "AWS::Region": "us-east-1", "AWS::AccountId": "123456789012"}
    if name in fixed:
        return fixed[name]
    logical = name.partition(".")[0]
    resource = template["Resources"].get(logical)
    if logical in _KNOWN or (resource and (name.endswith(".Arn") or resource["Type"] == "AWS::SNS::Topic")):
        return _named(logical, template)
    return "x"


def _named(name: str, template: Template) -> str:
    resource = template["Resources"].get(name)
    if resource is not None:
        return _OF_TYPE[resource["Type"]]
    return _KNOWN.get(name) or _HERE.format("lambda", "function:x:live")


@cache
def _reference() -> dict[str, Any]:
    text = files("cfnlint.data.AdditionalSpecs").joinpath("Policies.json").read_text()
    return {service.lower(): one for service, one in json.loads(text).items()}
