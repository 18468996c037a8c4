"""`python -m tests.engines.permissions` writes docs/reference/permissions.json: for each function the
IAM actions that it needs, and on what, as its calls were seen while documents were analysed on the
engines. A test holds the file to what is seen.

What goes over other wires than botocore's, and what large values do, is told from the ports that the
function's use case takes.
"""

from __future__ import annotations

import importlib
import inspect
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from aspera.bootstrap import current_ports
from aspera.domain.document import DocumentStatus
from tests.engines.fields import ask_every_field
from tests.engines.laptop import read_locally
from tests.engines.requests import ask_everything, rotate
from tests.engines.stack import ROOT, Stack, set_environment, stack
from tests.engines.textract_answers import blocks_of

FILE = ROOT / "docs" / "reference" / "permissions.json"
EXAMPLE = ROOT / "examples" / "nordhafen_annual_report_2024.pdf"
_MODEL = "bedrock:us.anthropic.claude-haiku-4-5-20251001-v1:0"
_BY_PORT = {
    "search_index": {"the collection": ["aoss:APIAccessAll"]},
    "graph": {
        "Neptune (profiles that have it)": [
            "neptune-db:DeleteDataViaQuery",
            "neptune-db:ReadDataViaQuery",
            "neptune-db:WriteDataViaQuery",
            "neptune-db:connect",
        ]
    },
    # The form is signed in the function's name, and nothing is called.
    "links": {"bucket uploads/*": ["s3:PutObject"]},
    # What a document that failed has cost.
    "budgets": {"table budgets": ["dynamodb:GetItem"]},
    "progress": {"the API, field Mutation.*": ["appsync:GraphQL"]},
    "model_access": {"the models that are named": ["bedrock:InvokeModel"]},
}
_OF_MODELS = {"run_agent"}
"""model_access is a port of others too, which only read what was spent."""
_BUDGETS = {"table budgets": ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"]}
_LARGE = {"bucket items/*": ["s3:GetObject", "s3:PutObject"]}
"""Where what is too large for an item goes."""
_WITH_LARGE = {"documents", "findings", "events", "agent_executions", "extraction_tasks"}
_FORGETFUL = ("answer_query", "answer_request", "consolidate_findings")
"""They remove rows together with what of them is too large."""
_QUEUE = {"its queue": ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"]}
_PORTS_OF_API = {"search_index", "graph", "progress", "links", "budgets", *_WITH_LARGE}
_PORTS_OF_APIS = {"answer_query": _PORTS_OF_API, "answer_request": _PORTS_OF_API}
"""Functions that answer with many use cases."""
_EVENTS = ("start_analysis", "complete_extraction", "settle_document")


def analyse_everything(aws: Stack, workspace: Path) -> None:
    """Documents whose analyses make every function do all that it can do."""
    aws.cold = True
    pages = read_locally(EXAMPLE, workspace)
    aws.services.blocks, aws.services.pages = blocks_of(pages), len(pages)
    aws.upload("ada", "report", "report.pdf", EXAMPLE.read_bytes())
    aws.upload("ada", "text", "report.txt", b"The board oversees the climate strategy.\n")
    aws.upload("ada", "broken", "broken.pdf", b"%PDF-1.7 and nothing else")
    aws.pump()
    twin = EXAMPLE.read_bytes() + b"\n% another edition"
    aws.upload("ada", "twin", "report 2.pdf", twin)
    aws.pump()
    aws.upload("ada", "report", "report.pdf", twin + b"\n% and another")
    aws.pump()
    aws.services.ending = "FAILED"
    aws.upload("ada", "unread", "unread.pdf", twin + b"\n% that Textract cannot read")
    aws.upload("ada", "empty", "empty.pdf", b"")
    aws.pump()
    run = next(event["run"] for function, event in aws.invoked if function == "run_agent")
    documents: Any = current_ports().documents
    document = documents.get(run["document_id"], "ada")
    documents.put(document.model_copy(update={"status": DocumentStatus.PROCESSING}))
    detail = {"status": "ABORTED", "input": json.dumps({"run": run})}
    body = json.dumps({"detail-type": "Step Functions Execution Status Change", "detail": detail})
    aws.aws("sqs").send_message(QueueUrl=aws.queues["executions"], MessageBody=body)
    aws.pump()
    aws.services.ending = "SUCCEEDED"
    with set_environment({"ASPERA_MODEL": _MODEL}):
        aws.start_cold()
        aws.upload("ada", "asked", "report 3.pdf", twin + b"\n% read by a model, too")
        aws.pump()
        ask_everything(aws)
        ask_every_field(aws)
    aws.start_cold()
    rotate(aws)


def permissions(aws: Stack) -> dict[str, dict[str, list[str]]]:
    """Function → resource → actions."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for function, action, resource in aws.calls:
        found[function][resource].add(action)
    for function in sorted({name for name, _ in aws.invoked}):
        for resource, actions in _derived(function).items():
            found[function][resource].update(actions)
    for resources in found.values():
        for resource, actions in resources.items():
            # Who may not list is told that a missing object is forbidden (S3 API reference, GetObject).
            if "s3:GetObject" in actions:
                actions.add("s3:ListBucket")
            # What failed is forgotten, so that it is done again.
            if resource == "table idempotency":
                actions.add("dynamodb:DeleteItem")
            # Of two rows of one document that were made at the same moment, one goes.
            if resource == "table documents" and "dynamodb:PutItem" in actions:
                actions.add("dynamodb:DeleteItem")
    return {
        function: {resource: sorted(actions) for resource, actions in sorted(resources.items())}
        for function, resources in sorted(found.items())
    }


def _derived(function: str) -> dict[str, list[str]]:
    ports = _PORTS_OF_APIS.get(function) or _ports_of_use_case(function)
    grants: dict[str, list[str]] = {}
    for port, granted in _BY_PORT.items():
        if port in ports and (port != "model_access" or function in _OF_MODELS):
            grants |= granted
    if function in _OF_MODELS:
        grants |= _BUDGETS
    if ports & _WITH_LARGE:
        grants |= _LARGE
    if function in _FORGETFUL:
        grants["bucket items/*"] = [*grants["bucket items/*"], "s3:DeleteObject"]
    if function in _EVENTS:
        grants |= _QUEUE
    return grants


def _ports_of_use_case(function: str) -> set[str]:
    use_case = getattr(importlib.import_module(f"aspera.use_cases.{function}"), function)
    return set(inspect.signature(use_case).parameters)


def rendered(aws: Stack) -> str:
    return json.dumps(permissions(aws), indent=1) + "\n"


def main() -> int:
    import tempfile

    with tempfile.TemporaryDirectory() as folder, stack() as aws:
        analyse_everything(aws, Path(folder))
        FILE.write_text(rendered(aws))
    return 0


if __name__ == "__main__":
    sys.exit(main())
