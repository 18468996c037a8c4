"""Two people, each with an analysed document; what the one has is marked, and the other is after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aspera.bootstrap import bind, current_ports
from aspera.bootstrap.server import ServerPorts
from aspera.domain.review import ReviewChange, ReviewState
from aspera.domain.run import Options
from aspera.settings import load_settings
from aspera.use_cases.begin_run import begin_run
from aspera.use_cases.read_analysis import read_analysis
from aspera.use_cases.review_finding import review_finding
from aspera.use_cases.upload_document import upload_document
from tests.engines.laptop import in_this_process
from tests.engines.stack import set_environment, stack

SECRET = "zanzibarine"
TEXT = f"""# Annual report 2024 of the {SECRET} company

The {SECRET} covenant was breached in September 2024 and the banks waived it until March 2025. There is
substantial doubt about the {SECRET} company's ability to continue as a going concern.

| in thousand euros | 2024 | 2023 |
|---|---|---|
| {SECRET} sales | 4,100 | 3,900 |
| Other sales | 2,000 | 1,800 |
| Services | 1,000 | 900 |
| Total revenue | 9,100 | 6,600 |
"""
OWNER, STRANGER = "bob", "mallory"


@dataclass
class Home:
    """`call(use_case, …)` binds the ports that the attempts meet."""

    ports: Any
    document_id: str
    finding_id: str
    own: str
    upload: Path

    def call(self, use_case: Callable[..., Any], *arguments: Any) -> Any:
        return bind(use_case, self.ports)(*arguments)


@contextmanager
def on_a_laptop(folder: Path) -> Iterator[Home]:
    with set_environment({"ASPERA_WORKSPACE": str(folder / "ws"), "ASPERA_BUCKET": ""}):
        current_ports.cache_clear()
        ports = ServerPorts(load_settings())
        ports.workflow = in_this_process(folder / "ws")
        ids = []
        for owner, name in ((OWNER, "memo.md"), (STRANGER, "own.md")):
            document = bind(upload_document, ports)(folder / name, owner, 10**9)
            bind(begin_run, ports)(document, Options(agents=tuple(ports.agents)))
            ids.append(document.document_id)
        yield _home(ports, ids, folder)
        ports.database.close()
        current_ports().database.close()  # type: ignore[union-attr]
        current_ports.cache_clear()


@contextmanager
def on_a_stack(folder: Path, graph: str) -> Iterator[Home]:
    with stack(graph=graph) as aws:
        aws.upload(OWNER, "memo-1", "memo.md", (folder / "memo.md").read_bytes())
        aws.upload(STRANGER, "own-1", "own.md", (folder / "own.md").read_bytes())
        aws.pump()
        yield _home(current_ports(), ["memo-1", "own-1"], folder)


def write_files(folder: Path) -> None:
    (folder / "memo.md").write_text(TEXT)
    (folder / "own.md").write_text("The weather of the stranger is fine in May.\n")


def _home(ports: Any, ids: list[str], folder: Path) -> Home:
    findings = ports.findings.list(ids[0])
    ports.documents.get(ids[0], OWNER)
    entry = ReviewChange(state=ReviewState.ACCEPTED, comment=SECRET)
    bind(review_finding, ports)(ids[0], findings[0].finding_id, OWNER, entry)
    return Home(ports, ids[0], findings[0].finding_id, ids[1], folder / "own.md")


def state(home: Home) -> list[Any]:
    """All that is the owner's."""
    ports, document_id = home.ports, home.document_id
    document = ports.documents.get(document_id, OWNER)
    return [
        document,
        ports.findings.list(document_id),
        ports.reviews.list(document_id),
        ports.events.after(document_id, 0),
        ports.graph.find(OWNER, document_id),
        ports.search_index.count(document_id),
        ports.objects.get(document.object_key),
        sorted(ports.objects.list(f"runs/{document_id}/")),
        home.call(read_analysis, document_id, OWNER),
    ]
