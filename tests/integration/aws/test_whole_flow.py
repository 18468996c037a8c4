"""From a file in the bucket to findings, on engines; and the same findings as a laptop's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from aspera.bootstrap import current_ports
from aspera.bootstrap.aws_ports import AwsPorts
from aspera.domain.document import Document, DocumentStatus
from aspera.domain.errors import NotFound
from aspera.domain.run import last_run
from tests.engines.laptop import laptop_findings, read_locally
from tests.engines.stack import Stack, stack
from tests.engines.textract_answers import blocks_of

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "nordhafen_annual_report_2024.pdf"
TEXT = b"# Annual report 2024\n\nThe board oversees the climate strategy of Nordhafen AG.\n" * 3


@pytest.fixture(scope="module", params=["dynamodb", "gremlin"])
def aws(request: pytest.FixtureRequest) -> Iterator[Stack]:
    with stack(graph=request.param if request.param == "gremlin" else "") as made:
        yield made


def analyse(aws: Stack, file: Path, workspace: Path) -> tuple[bytes, Document]:
    """What a laptop finds in the file, and the document after the stack has analysed it."""
    pages = read_locally(file, workspace / "reading")
    expected, document_id = laptop_findings(file, blocks_of(pages), workspace / "laptop")
    aws.services.blocks, aws.services.pages = blocks_of(pages), len(pages)
    aws.upload("ada", document_id, file.name, file.read_bytes())
    aws.pump()
    return expected, ports().documents.get(document_id, "ada")


def ports() -> AwsPorts:
    made = current_ports()
    assert isinstance(made, AwsPorts)
    return made


def test_a_report_is_analysed_as_on_a_laptop(aws: Stack, tmp_path: Path) -> None:
    expected, document = analyse(aws, EXAMPLE, tmp_path)
    run = last_run(document)
    assert (document.status, document.reason) == (DocumentStatus.COMPLETE, "")
    assert ports().objects.get(run.key("findings.json")) == expected
    assert len(ports().findings.list(document.document_id)) == expected.count(b'"finding_id"')
    assert ports().search_index.count(document.document_id) > 0
    part = ports().graph.find("ada", document.document_id)
    assert document.document_id in {vertex.vertex_id for vertex in part.vertices} and part.edges
    told = [body["variables"] for body in aws.services.published]
    events = ports().events.after(document.document_id, 0)
    assert [event.sequence for event in events] == list(range(1, len(events) + 1))
    assert len([one for one in told if document.document_id in str(one)]) == len(events)


@pytest.mark.samples
def test_a_real_report_is_analysed_as_on_a_laptop(aws: Stack, samples: Path, tmp_path: Path) -> None:
    smallest = min((samples / "reports").glob("*.pdf"), key=lambda path: path.stat().st_size)
    expected, document = analyse(aws, smallest, tmp_path)
    assert document.status in (DocumentStatus.COMPLETE, DocumentStatus.PARTIAL), document.reason
    assert ports().objects.get(last_run(document).key("findings.json")) == expected


def test_a_text_is_read_by_the_function_itself(aws: Stack) -> None:
    aws.services.calls.clear()
    aws.upload("ada", "text-1", "report.md", TEXT)
    aws.pump()
    document = ports().documents.get("text-1", "ada")
    assert (document.status, document.reason) == (DocumentStatus.COMPLETE, "")
    assert aws.services.calls["StartDocumentAnalysis"] == 0


def test_an_unreadable_file_ends_with_its_reason(aws: Stack) -> None:
    aws.upload("ada", "broken-1", "report.pdf", b"%PDF-1.7 and then nothing of use")
    aws.pump()
    document = ports().documents.get("broken-1", "ada")
    assert document.status is DocumentStatus.FAILED and document.reason


def test_a_file_that_was_analysed_already_says_so(aws: Stack) -> None:
    aws.upload("ada", "first-1", "one.txt", TEXT + b"Once.")
    aws.pump()
    aws.upload("ada", "second-1", "two.txt", TEXT + b"Once.")
    aws.pump()
    document = ports().documents.get("second-1", "ada")
    assert (document.status, "one.txt" in document.reason) == (DocumentStatus.FAILED, True)


def test_keys_of_any_spelling_come_as_they_are(aws: Stack) -> None:
    name = "a+b %41 é&=?#.txt"
    aws.upload("ada", "odd-1", name, TEXT + b"Odd.")
    aws.pump()
    assert ports().documents.get("odd-1", "ada").filename == name


def test_what_is_no_upload_is_let_go(aws: Stack) -> None:
    aws.aws("s3").put_object(Bucket=aws.prefix, Key="uploads/ada/loose.txt", Body=TEXT)
    aws.pump()
    with pytest.raises(NotFound):
        ports().documents.get("loose.txt", "ada")


def test_what_textract_cannot_read_ends_failed(aws: Stack) -> None:
    aws.services.ending = "FAILED"
    aws.upload("ada", "unread-1", "report.pdf", EXAMPLE.read_bytes() + b"\n% unread")
    aws.pump()
    aws.services.ending = "SUCCEEDED"
    document = ports().documents.get("unread-1", "ada")
    assert document.status is DocumentStatus.FAILED and document.reason
