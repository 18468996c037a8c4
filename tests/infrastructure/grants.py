"""What functions may do, and what they were seen doing; both as (action, resource) in the words of
docs/reference/permissions.json."""

from __future__ import annotations

import json
import re
from typing import Any

from infrastructure.assembly import Assembly, Template

Grants = set[tuple[str, str]]
_GIVEN_BY_SAM = ("its queue",)
_NEPTUNE = "Neptune (profiles that have it)"
_IMPLIED = {
    "s3:AbortMultipartUpload": "S3's client gives up a large upload with it",
    "kms:Decrypt": "S3, DynamoDB and SQS use our key in the caller's name",
    "kms:GenerateDataKey": "S3 and SQS use our key in the caller's name",
}
_BUDGET = ("ConditionCheckItem", "DeleteItem", "GetItem", "PutItem", "Query", "UpdateItem")
_BRANCHES_NOT_RECORDED: dict[str, Grants] = {
    "complete_extraction": {("states:SendTaskFailure", "the analysis")},  # Textract says FAILED
    "extract_text": {("states:SendTaskFailure", "the analysis")},  # a DOCX that cannot be read
    "consolidate_findings": {("dynamodb:BatchWriteItem", "table agent-executions")},  # a repeated run
    "conclude_agent": {  # an agent that asks a model for its conclusion
        ("bedrock:InvokeModel", "the models that are named"),
        *((f"dynamodb:{action}", "table budgets") for action in _BUDGET),
    },
    "complete_document": {
        ("dynamodb:GetItem", "table budgets"),
        ("dynamodb:Query", "table budgets"),
    },  # what was spent
    "start_analysis": {
        ("dynamodb:PutItem", "table events"),
        ("dynamodb:Query", "table events"),
    },  # a refused file
}
NOT_RECORDED = ("answer_query",)
"""No recording yet: its policy was read off its use cases by hand."""


def functions_of(assembly: Assembly) -> dict[str, Template]:
    return {
        one["Properties"]["CodeUri"].rstrip("/").rpartition("/")[2]: one
        for one in assembly.sources["functions"]["Resources"].values()
        if one["Type"] == "AWS::Serverless::Function"
    }


def needed_by_function(assembly: Assembly, with_unrecorded: bool = False) -> dict[str, Grants]:
    recorded = json.loads((assembly.root / "docs" / "reference" / "permissions.json").read_text())
    found: dict[str, Grants] = {}
    for function in functions_of(assembly):
        if function in NOT_RECORDED:
            continue
        needed: Grants = set()
        for resource, actions in recorded.get(function, {}).items():
            if resource not in _GIVEN_BY_SAM:
                needed |= {(action, _place(resource, action)) for action in actions}
        if with_unrecorded:
            needed |= _BRANCHES_NOT_RECORDED.get(function, set())
        found[function] = needed
    return found


def granted(assembly: Assembly, function: str) -> Grants:
    found: Grants = set()
    for policy in functions_of(assembly)[function]["Properties"]["Policies"]:
        for statement in policy.get("Statement", ()):
            for action in _listed(statement["Action"]):
                if action not in _IMPLIED:
                    found |= {(action, _resource(one)) for one in _listed(statement["Resource"])}
        if "Fn::If" in policy:
            name = policy["Fn::If"][1]["Ref"]
            document = assembly.sources["functions"]["Resources"][name]["Properties"]["PolicyDocument"]
            found |= {(action, _NEPTUNE) for action in document["Statement"][0]["Action"]}
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
    if ":bedrock:" in text:
        model = text.rpartition("foundation-model/")[2]
        return f"model {model}" if model.startswith("amazon.titan") else "the models that are named"
    names = {
        "DocumentsBucketArn": "bucket",
        "StateMachineArn": "the analysis",
        "CollectionArn": "the collection",
        "TextractRoleArn": "textract role",
        "${ApiArn}/types/Mutation/fields/*": "the API, field Mutation.*",
    }
    return "executions of the analysis" if ":execution:" in text else names.get(text, text)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
