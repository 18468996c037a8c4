"""One call of `aspera analyze`: the documents one after the other, and what came of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import click

from aspera.bootstrap import bind
from aspera.domain.document import DocumentStatus
from aspera.domain.errors import AsperaError
from aspera.domain.finding import Severity
from aspera.domain.outcome import Analysis
from aspera.entrypoints.cli.output import write_files
from aspera.entrypoints.cli.progress import make_watch
from aspera.entrypoints.cli.spending import bill_text
from aspera.entrypoints.local_analysis import analyse_here
from aspera.use_cases.read_analysis import read_analysis
from aspera.use_cases.upload_document import upload_document

if TYPE_CHECKING:
    from aspera.bootstrap import LocalPorts
    from aspera.domain.run import Options


class AnalysisSession:
    """Worker processes live as long as the session."""

    def __init__(self, ports: LocalPorts, options: Options, output: Path, as_json: bool) -> None:
        self._ports = ports
        self._options = options
        self._output = output
        self._as_json = as_json
        self._analyses: list[Analysis] = []
        self._refused = 0

    def __enter__(self) -> AnalysisSession:
        self._ports.functions.warm_up()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ports.functions.close()

    def analyse(self, path: Path) -> None:
        """Analyse one file; whatever is wrong with it is one line, and the next file follows."""
        try:
            analysis = self._run(path)
        except AsperaError as error:
            self._refuse(path, str(error))
            return
        except Exception as error:  # a defect met in one document must not cost the others
            self._refuse(path, f"a defect in ASPERA ({type(error).__name__}: {error}); please report it")
            return
        self._analyses.append(analysis)
        if analysis.status is DocumentStatus.FAILED:
            click.echo(f"{path}: {analysis.reason}", err=True)
        elif self._as_json:
            click.echo(analysis.model_dump_json())

    @property
    def analyses(self) -> Sequence[Analysis]:
        """What has come of the files so far, in their order."""
        return self._analyses

    def exit_code(self, fail_on: str | None) -> int:
        """The session's exit code; a finding that matters weighs more than a gap."""
        finished = [a for a in self._analyses if a.status is not DocumentStatus.FAILED]
        if not finished:
            return 2
        worst = min((f.severity.rank for a in finished for f in a.findings), default=len(Severity))
        if fail_on and worst <= Severity(fail_on.upper()).rank:
            return 1
        gaps = self._refused or any(a.status is not DocumentStatus.COMPLETE for a in self._analyses)
        return 3 if gaps else 0

    def _refuse(self, path: Path, reason: str) -> None:
        self._refused += 1
        click.echo(f"{path}: {reason}", err=True)

    def _run(self, path: Path) -> Analysis:
        ports = self._ports
        owner = ports.settings.owner
        limit = ports.settings.max_megabytes * 1_000_000
        document = bind(upload_document, ports)(path, owner, limit)
        with make_watch(document.document_id, path.name, self._options.agents, ports) as watch:
            run = analyse_here(document, self._options, ports)
            analysis: Analysis = bind(read_analysis, ports)(run.document_id, owner)
            analysis = analysis.model_copy(update={"timings": ports.workflow.durations(run.execution_name)})
            if analysis.status is not DocumentStatus.FAILED:
                watch.say("writing the report")
                folder = write_files(analysis, self._output, ports)
                watch.done(analysis, folder / "report.html")
                if ports.model_access is not None:
                    watch.say(bill_text(analysis.cost))
        return analysis
