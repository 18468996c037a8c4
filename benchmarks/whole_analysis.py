"""One measured analysis in a process of its own: `python -m benchmarks.whole_analysis FILE`.

Prints JSON. `first` is the first document of a session, its workers just started; `seconds` is a
document of a session that has analysed another before, as raw extraction is measured in a process
that has its library loaded. Both run from taking the file in until the result is read back.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aspera.bootstrap import LocalPorts


WARM_UP = Path(__file__).resolve().parents[1] / "examples/nordhafen_annual_report_2024.pdf"


def main(path: Path) -> None:
    begun = time.perf_counter()
    from aspera.bootstrap import LocalPorts
    from aspera.settings import load_settings

    with tempfile.TemporaryDirectory() as folder:
        ports = LocalPorts(load_settings(workspace=Path(folder) / "first"))
        with session(ports):
            first = analyse(path, ports)
        ports = LocalPorts(load_settings(workspace=Path(folder) / "second"))
        with session(ports):
            analyse(WARM_UP, ports)
            second = analyse(path, ports)
    print(json.dumps({"first": first["seconds"], **second, "process": time.perf_counter() - begun}))


@contextmanager
def session(ports: LocalPorts) -> Iterator[None]:
    ports.functions.warm_up()
    try:
        yield
    finally:
        ports.functions.close()


def analyse(path: Path, ports: LocalPorts) -> dict[str, Any]:
    from aspera.bootstrap import bind
    from aspera.domain.run import Options
    from aspera.use_cases.begin_run import begin_run
    from aspera.use_cases.read_analysis import read_analysis
    from aspera.use_cases.upload_document import upload_document

    started = time.perf_counter()
    document = bind(upload_document, ports)(path, "local", 500_000_000)
    run = bind(begin_run, ports)(document, Options(agents=tuple(ports.agents)))
    analysis = bind(read_analysis, ports)(run.document_id, "local")
    return {
        "seconds": time.perf_counter() - started,
        "pages": analysis.coverage.pages_read,
        "findings": len(analysis.findings),
        "states": ports.workflow.durations(run.execution_name),
        "agents": {agent.agent_type: agent.duration_ms for agent in analysis.agents},
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
