"""One measured analysis in a process of its own: `python -m benchmarks.whole_analysis FILE`.

Prints JSON: seconds from taking the file in until the result is read back (imports and the start
of the worker processes are reported apart), and seconds by state.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path


def main(path: Path) -> None:
    begun = time.perf_counter()
    from aspera.bootstrap import LocalPorts, bind
    from aspera.domain.run import Options
    from aspera.settings import load_settings
    from aspera.use_cases.read_analysis import read_analysis
    from aspera.use_cases.start_analysis import start_analysis
    from aspera.use_cases.upload_document import upload_document

    with tempfile.TemporaryDirectory() as workspace:
        ports = LocalPorts(load_settings(workspace=Path(workspace)))
        ports.functions.warm_up()
        started = time.perf_counter()
        document = bind(upload_document, ports)(path, "local", 500_000_000)
        run = bind(start_analysis, ports)(document, Options(agents=tuple(ports.agents)))
        analysis = bind(read_analysis, ports)(run.document_id, "local")
        ended = time.perf_counter()
        durations = ports.workflow.durations(run.execution_name)
        ports.functions.close()
    print(
        json.dumps(
            {
                "start_up": started - begun,
                "seconds": ended - started,
                "pages": analysis.coverage.pages_read,
                "findings": len(analysis.findings),
                "states": durations,
                "agents": {agent.agent_type: agent.duration_ms for agent in analysis.agents},
            }
        )
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
