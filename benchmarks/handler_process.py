"""One function in a process of its own: `python -m benchmarks.handler_process NAME`. Takes events as lines
of JSON, answers each with its result or its error and the most memory that the process had so far.

What every function of a deployed stack has loaded is loaded here too, for what it weighs.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from typing import Any


def main(name: str) -> None:
    import aws_lambda_powertools
    import boto3
    import opensearchpy

    from aspera.bootstrap import load_function

    assert aws_lambda_powertools and opensearchpy
    for service in ("dynamodb", "s3", "stepfunctions"):
        boto3.client(service, region_name="us-east-1", aws_access_key_id="-", aws_secret_access_key="-")
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)
    handler = load_function(name)
    for line in sys.stdin:
        answer = json.dumps(_answer(handler, json.loads(line)) | {"peak_kb": _peak_kb()})
        answers.write(answer + "\n")


def _answer(handler: Any, event: Any) -> dict[str, Any]:
    try:
        return {"result": handler(event, None)}
    except Exception as error:
        return {"error": type(error).__name__, "message": str(error)}


def _peak_kb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main(sys.argv[1])
