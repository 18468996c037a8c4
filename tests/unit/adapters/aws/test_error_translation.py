from __future__ import annotations

from collections.abc import Mapping

import botocore.session
import pytest
from botocore.exceptions import ClientError, EndpointConnectionError, ParamValidationError

from aspera.adapters.aws import dynamodb_errors, s3_errors, step_functions_errors, textract_errors
from aspera.adapters.aws.error_translation import translated
from aspera.domain.errors import AsperaError, Defect, NotFound, Unavailable

USED = {
    "dynamodb": (
        dynamodb_errors.ERRORS,
        ("BatchWriteItem", "DeleteItem", "GetItem", "PutItem", "Query", "TransactWriteItems", "UpdateItem"),
    ),
    "stepfunctions": (
        step_functions_errors.ERRORS,
        ("DescribeExecution", "RedriveExecution", "SendTaskFailure", "SendTaskSuccess", "StartExecution"),
    ),
    "textract": (textract_errors.ERRORS, ("StartDocumentAnalysis", "GetDocumentAnalysis")),
    "s3": (
        s3_errors.ERRORS,
        ("DeleteObjects", "GetObject", "HeadObject", "ListObjectsV2", "PutObject", "UploadPart"),
    ),
}


@pytest.mark.parametrize("service", USED)
def test_every_error_of_the_calls_that_are_made_has_a_name_of_ours(service: str) -> None:
    table, operations = USED[service]
    model = botocore.session.get_session().get_service_model(service)
    modelled = {shape.name for name in operations for shape in model.operation_model(name).error_shapes}
    assert modelled <= set(table)


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
