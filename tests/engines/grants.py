"""From calls of AWS to the IAM actions that they need, and on what.

Source: service authorization reference; for transactions: DynamoDB developer guide, "IAM with
transactions" (the actions inside count).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_S3 = {
    "AbortMultipartUpload": "s3:AbortMultipartUpload",
    "CompleteMultipartUpload": "s3:PutObject",
    "CreateMultipartUpload": "s3:PutObject",
    "DeleteObjects": "s3:DeleteObject",
    "GetObject": "s3:GetObject",
    "HeadObject": "s3:GetObject",
    "ListObjectsV2": "s3:ListBucket",
    "PutObject": "s3:PutObject",
    "UploadPart": "s3:PutObject",
}
_IN_TRANSACTIONS = {
    "ConditionCheck": "dynamodb:ConditionCheckItem",
    "Delete": "dynamodb:DeleteItem",
    "Get": "dynamodb:GetItem",
    "Put": "dynamodb:PutItem",
    "Update": "dynamodb:UpdateItem",
}
_PREFIX_LENGTH = len("test-") + 12


def grants(model: Any, params: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(action, resource) of a call; the resource is named without the stack's own prefix."""
    match model.service_model.service_name:
        case "s3":
            yield from _of_s3(model.name, params)
        case "dynamodb":
            yield from _of_dynamodb(model.name, params)
        case "stepfunctions":
            yield f"states:{model.name}", _of_states(model.name)
        case "textract":
            yield f"textract:{model.name}", "*"
            if model.name == "StartDocumentAnalysis":
                yield "iam:PassRole", "textract role"
        case "bedrock-runtime":
            model_id = params["modelId"]
            titan = model_id.startswith("amazon.titan")
            yield "bedrock:InvokeModel", f"model {model_id}" if titan else "the models that are named"
        case "secretsmanager":
            yield f"secretsmanager:{model.name}", f"secret {params['SecretId'][_PREFIX_LENGTH + 1 :]}"
        case other:
            yield f"{other}:{model.name}", "?"


def _of_s3(operation: str, params: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    keys = [params.get("Key") or params.get("Prefix") or ""]
    keys = [entry["Key"] for entry in params.get("Delete", {}).get("Objects", ())] or keys
    for folder in sorted({key.partition("/")[0] for key in keys}):
        if operation in _S3:  # a form is signed under another operation's name
            yield _S3[operation], f"bucket {folder}/*"


def _of_dynamodb(operation: str, params: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if "TransactItems" in params:
        for item in params["TransactItems"]:
            for kind, request in item.items():
                yield _IN_TRANSACTIONS[kind], _table(request["TableName"])
        return
    if "RequestItems" in params:
        for name in params["RequestItems"]:
            yield f"dynamodb:{operation}", _table(name)
        return
    index = f" index {params['IndexName']}" if "IndexName" in params else ""
    yield f"dynamodb:{operation}", _table(params["TableName"]) + index


def _table(name: str) -> str:
    return f"table {name[_PREFIX_LENGTH + 1 :]}"


def _of_states(operation: str) -> str:
    return "executions of the analysis" if operation == "DescribeExecution" else "the analysis"
