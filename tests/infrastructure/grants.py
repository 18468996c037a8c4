"""What functions may do, and what they were seen doing; both as (action, resource) in the words of
docs/reference/permissions.json."""

from __future__ import annotations

import json
import re
from typing import Any

from infrastructure.assembly import Assembly, Template
from tests.infrastructure.statements import listed

Grants = set[tuple[str, str]]
_GIVEN_BY_SAM = ("its queue",)
_NEPTUNE = "Neptune (profiles that have it)"
_INSIDE = ("lambda:InvokeFunction", "the function inside the network")
_BY_HAND: dict[str, Grants] = {
    "call_port": {
        (f"neptune-db:{action}", _NEPTUNE)
        for action in ("connect", "ReadDataViaQuery", "WriteDataViaQuery", "DeleteDataViaQuery")
    },
}
"""What it does is done for other functions, whose calls are recorded."""
_IMPLIED = {
    "s3:AbortMultipartUpload": "S3's client gives up a large upload with it",
    "kms:Decrypt": "S3, DynamoDB and SQS use our key in the caller's name",
    "kms:GenerateDataKey": "S3 and SQS use our key in the caller's name",
}
_BUDGET = ("GetItem", "PutItem", "UpdateItem")
_BRANCHES_NOT_RECORDED: dict[str, Grants] = {
    "complete_extraction": {("states:SendTaskFailure", "the analysis")},  # Textract says FAILED
    "extract_text": {("states:SendTaskFailure", "the analysis")},  # a DOCX that cannot be read
    "consolidate_findings": {("dynamodb:BatchWriteItem", "table agent-executions")},  # a repeated run
    "conclude_agent": {  # an agent that asks a model for its conclusion
        ("bedrock:InvokeModel", "the models that are named"),
        *((f"dynamodb:{action}", "table budgets") for action in _BUDGET),
    },
    "answer_query": {("dynamodb:UpdateItem", "table relations")},  # a vertex that stays in other documents
    "start_analysis": {
        ("dynamodb:PutItem", "table events"),
        ("dynamodb:Query", "table events"),
    },  # a refused file
}


def functions_of(assembly: Assembly) -> dict[str, Template]:
    return {
        one["Properties"]["CodeUri"].rstrip("/").rpartition("/")[2]: one
        for one in assembly.sources["functions"]["Resources"].values()
        if one["Type"] == "AWS::Serverless::Function"
    }


def stands_inside(assembly: Assembly, function: str) -> bool:
    """In the profiles that have a network."""
    return "VpcConfig" in functions_of(assembly)[function]["Properties"]


def needed_by_function(assembly: Assembly, with_unrecorded: bool = False) -> dict[str, Grants]:
    recorded = json.loads((assembly.root / "docs" / "reference" / "permissions.json").read_text())
    found: dict[str, Grants] = {}
    for function in functions_of(assembly):
        needed: Grants = set()
        for resource, actions in recorded.get(function, {}).items():
            if resource == _NEPTUNE and not stands_inside(assembly, function):
                needed.add(_INSIDE)
            elif resource not in _GIVEN_BY_SAM:
                needed |= {(action, _place(resource, action)) for action in actions}
        needed |= _BY_HAND.get(function, set())
        if with_unrecorded:
            needed |= _BRANCHES_NOT_RECORDED.get(function, set())
        found[function] = needed
    return found


def granted(assembly: Assembly, function: str) -> Grants:
    found: Grants = set()
    for policy in functions_of(assembly)[function]["Properties"]["Policies"]:
        for statement in policy.get("Statement", ()):
            for action in listed(statement["Action"]):
                if action not in _IMPLIED:
                    found |= {(action, _resource(one)) for one in listed(statement["Resource"])}
        if "Fn::If" in policy:
            name = policy["Fn::If"][1]["Ref"]
            document = assembly.sources["functions"]["Resources"][name]["Properties"]["PolicyDocument"]
            for statement in document["Statement"]:
                found |= {
                    (action, _resource(statement["Resource"])) for action in listed(statement["Action"])
                }
    return found


def _place(resource: str, action: str) -> str:
    """Listing is a right on the bucket, not on its objects."""
    return "bucket" if action == "s3:ListBucket" else resource


def _resource(value: Any) -> str:
    text = value if isinstance(value, str) else str(next(iter(value.values())))
    if table := re.search(r"table/\$\{Prefix\}-([a-z-]+)(?:/index/([\w-]+))?$", text):
        return f"table {table[1]} index {table[2]}" if table[2] else f"table {table[1]}"
    if text.startswith("${DocumentsBucketArn}/"):
        return f"bucket {text.removeprefix('${DocumentsBucketArn}/')}"
    if text.endswith(":function:${Prefix}-call-port:live"):
        return _INSIDE[1]
    if ":bedrock:" in text:
        model = text.rpartition("foundation-model/")[2]
        return f"model {model}" if model.startswith("amazon.titan") else "the models that are named"
    names = {
        "DocumentsBucketArn": "bucket",
        "StateMachineArn": "the analysis",
        "CollectionArn": "the collection",
        "TextractRoleArn": "textract role",
        "GraphArn": _NEPTUNE,
        "${ApiArn}/types/Mutation/fields/*": "the API, field Mutation.*",
    }
    if secret := re.search(r":secret:\$\{Prefix\}-(\w+)-\*$", text):
        return f"secret {secret[1]}"
    return "executions of the analysis" if ":execution:" in text else names.get(text, text)
