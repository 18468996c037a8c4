"""A laptop's analysis of the pages that Textract's blocks describe, for comparing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from aspera.adapters.aws.text_extraction import TextractExtraction
from aspera.adapters.local.asl.errors import FunctionError
from aspera.adapters.local.page_sizes import LocalPageSizes
from aspera.adapters.local.text_extraction import LocalTextExtraction
from aspera.adapters.local.workflow import LocalWorkflow
from aspera.adapters.memory.extraction_tasks import MemoryExtractionTasks
from aspera.bootstrap import LocalPorts, bind, current_ports, function_names, load_function
from aspera.domain.document import MediaType
from aspera.domain.page import Page
from aspera.domain.page_codec import decode_pages
from aspera.domain.run import Options
from aspera.ports.text_extraction import ExtractionRequest
from aspera.settings import load_settings
from aspera.use_cases.begin_run import begin_run
from aspera.use_cases.upload_document import upload_document
from tests.aws_recordings import Answering
from tests.engines.stack import ROOT, set_environment


class _NobodyWaits:
    def succeed(self, task_token: str, output: dict[str, Any]) -> None: ...

    def fail(self, task_token: str, error: str, cause: str) -> None: ...


def read_locally(path: Path, workspace: Path) -> list[Page]:
    """The pages of a file as a laptop reads them."""
    ports = LocalPorts(load_settings({}, workspace=workspace))
    ports.objects.put_file("file", path)
    reader = LocalTextExtraction(ports.objects, _NobodyWaits(), None, 1, ports.reading_limits)
    request = ExtractionRequest(
        document_id="d", object_key="file", media_type=MediaType.PDF, destination="read"
    )
    reader.start(request, "")
    pages: list[Page] = []
    cursor: str | None = None
    while True:
        batch, cursor = reader.collect("read", cursor)
        pages.extend(decode_pages(ports.objects.get(batch.key)))
        if cursor is None:
            return pages


def laptop_findings(path: Path, blocks: Sequence[dict[str, Any]], workspace: Path) -> tuple[bytes, str]:
    """findings.json as a laptop writes it, and the document's id."""
    laptop = {"ASPERA_WORKSPACE": str(workspace), "ASPERA_OWNER": "ada", "ASPERA_BUCKET": ""}
    with set_environment(laptop):
        current_ports.cache_clear()
        ports = current_ports()
        assert isinstance(ports, LocalPorts)
        ports.text_extraction = _AnsweredAtOnce(ports, blocks)  # type: ignore[assignment]
        ports.workflow = in_this_process(workspace)
        document = bind(upload_document, ports)(path, "ada", 10**9)
        run = bind(begin_run, ports)(document, Options(agents=tuple(ports.agents)))
        execution = ports.workflow.describe(run.execution_name)
        assert execution.status == "SUCCEEDED", (execution.error, execution.cause)
        findings = ports.objects.get(run.key("findings.json"))
        ports.database.close()
        current_ports.cache_clear()
    return findings, document.document_id


class _AnsweredAtOnce(TextractExtraction):
    def __init__(self, ports: LocalPorts, blocks: Sequence[dict[str, Any]]) -> None:
        super().__init__(
            Answering("textract", lambda operation, asked: self.respond(operation, asked)).client,
            "bucket",
            "arn:aws:sns:eu-central-1:123456789012:topic",
            "arn:aws:iam::123456789012:role/textract",
            objects=ports.objects,
            tasks=MemoryExtractionTasks(),
            page_sizes=lambda: LocalPageSizes(ports.objects, ports.reading_limits),
            other=lambda: LocalTextExtraction(ports.objects, ports.callbacks, None, 1, ports.reading_limits),
        )
        self._callbacks_of_ports = ports.callbacks
        self._blocks = list(blocks)

    def start(self, request: ExtractionRequest, task_token: str) -> str:
        job = super().start(request, task_token)
        self._callbacks_of_ports.succeed(task_token, {"job_id": job})
        return job

    def respond(self, operation: str, asked: dict[str, Any]) -> Any:
        if operation == "StartDocumentAnalysis":
            return {"JobId": "j" * 64}
        pages = max(block["Page"] for block in self._blocks)
        return {"JobStatus": "SUCCEEDED", "DocumentMetadata": {"Pages": pages}, "Blocks": self._blocks}


def in_this_process(workspace: Path) -> LocalWorkflow:
    def invoke(name: str, payload: Any, timeout: float | None = None) -> Any:
        try:
            return load_function(name)(json.loads(json.dumps(payload)), None)
        except Exception as error:
            raise FunctionError(type(error).__name__, str(error)) from error

    definition = json.loads((ROOT / "statemachines/document_analysis.asl.json").read_text())
    return LocalWorkflow(definition, invoke, workspace / "executions", function_names())
