from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import botocore.session
import pytest
from botocore import xform_name
from botocore.exceptions import ClientError, EndpointConnectionError, ParamValidationError
from opensearchpy.exceptions import TransportError

from aspera.adapters.aws import (
    dynamodb_errors,
    error_translation,
    lambda_errors,
    opensearch_errors,
    polly_errors,
    s3_errors,
    secrets_errors,
    step_functions_errors,
    textract_errors,
    vendor_errors,
)
from aspera.adapters.aws.error_translation import translated
from aspera.domain.errors import AsperaError, Defect, NotFound, Unavailable

ADAPTERS = Path(error_translation.__file__).parent
BOOTSTRAP = ADAPTERS.parents[1] / "bootstrap"
TABLES: dict[str, tuple[str, Mapping[str, type[AsperaError]]]] = {
    "dynamodb": ("dynamodb_errors", dynamodb_errors.ERRORS),
    "lambda": ("lambda_errors", lambda_errors.ERRORS),
    "polly": ("polly_errors", polly_errors.ERRORS),
    "s3": ("s3_errors", s3_errors.ERRORS),
    "secretsmanager": ("secrets_errors", secrets_errors.ERRORS),
    "stepfunctions": ("step_functions_errors", step_functions_errors.ERRORS),
    "textract": ("textract_errors", textract_errors.ERRORS),
    "bedrock-runtime": ("vendor_errors", vendor_errors.CONVERSE),
}
"""Service, and the module of its table. Neptune's is tested by itself; OpenSearch and AppSync answer
over HTTP and are in no model of botocore's."""
BEHIND = {
    "download_file": ("HeadObject", "GetObject"),
    "upload_file": (
        *("PutObject", "CreateMultipartUpload", "UploadPart"),
        *("CompleteMultipartUpload", "AbortMultipartUpload"),
    ),
    "get_paginator": ("ListObjectsV2",),
    "SecretsProvider": ("GetSecretValue",),
}
"""What libraries call for us."""


def model_of(service: str) -> Any:
    return botocore.session.get_session().get_service_model(service)


def called(service: str, table: str) -> set[str]:
    """Operations of the service that adapters with this table call, as their sources say."""
    operations = {xform_name(name): name for name in model_of(service).operation_names}
    found: set[str] = set()
    for file in ADAPTERS.glob("*.py"):
        source = file.read_text()
        if f"aspera.adapters.aws.{table} import" not in source:
            continue
        for node in ast.walk(ast.parse(source)):
            name = getattr(node, "attr", None) or getattr(node, "id", "")
            found |= {operations[name]} if name in operations else set()
            found |= set(BEHIND.get(name, ()))
    return found


@pytest.mark.parametrize("service", TABLES)
def test_every_error_of_the_calls_that_are_made_has_a_name_of_ours(service: str) -> None:
    module, table = TABLES[service]
    operations = called(service, module)
    assert operations
    modelled = {
        shape.name for name in operations for shape in model_of(service).operation_model(name).error_shapes
    }
    assert modelled - set(table) == set()


def test_every_service_that_has_a_client_has_a_table() -> None:
    sources = [file.read_text() for file in (*ADAPTERS.glob("*.py"), *BOOTSTRAP.glob("*.py"))]
    clients = {name for source in sources for name in re.findall(r'\.client\(\s*"([\w-]+)"', source)}
    assert {"dynamodb", "s3", "textract"} <= clients
    assert clients - TABLES.keys() == set()


@pytest.mark.parametrize("status", range(400, 600))
def test_every_status_of_opensearch_has_a_name_of_ours(status: int) -> None:
    worth_waiting = status in (404, 408, 409, 429, 500, 502, 503, 504)
    with pytest.raises(AsperaError) as raised, opensearch_errors.translated():
        raise TransportError(status, "secret text of a document", {})
    assert type(raised.value) is (Unavailable if worth_waiting else Defect)
    assert "secret" not in str(raised.value)


def failure(code: str, status: int = 400) -> ClientError:
    response = {
        "Error": {"Code": code, "Message": "secret text of a document"},
        "ResponseMetadata": {"HTTPStatusCode": status},
    }
    return ClientError(response, "GetItem")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("code", "status", "expected"),
    [
        ("NoSuchKey", 404, NotFound),
        ("SlowDown", 503, Unavailable),
        ("AccessDenied", 403, Defect),
        ("SomethingNew", 500, Unavailable),
        ("SomethingNew", 400, Defect),
        ("ExpiredToken", 400, Unavailable),
    ],
)
def test_an_error_takes_the_name_of_its_code_or_else_of_its_status(
    code: str, status: int, expected: type[AsperaError]
) -> None:
    with pytest.raises(expected) as raised, translated(s3_errors.ERRORS, "S3"):
        raise failure(code, status)
    assert str(raised.value) == f"S3 answered {code}"


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (EndpointConnectionError(endpoint_url="https://s3.example"), Unavailable),
        (ParamValidationError(report="Missing Key"), Defect),
    ],
)
def test_what_never_reached_aws_is_told_apart(error: Exception, expected: type[AsperaError]) -> None:
    nothing: Mapping[str, type[AsperaError]] = {}
    with pytest.raises(expected), translated(nothing, "S3"):
        raise error
