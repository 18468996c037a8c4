"""`aspera compare`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aspera.entrypoints.cli.documents import SEVERITIES
from aspera.entrypoints.cli.finding_text import counted, describe, line_width
from aspera.entrypoints.cli.workspace import open_ports, workspace_option

if TYPE_CHECKING:
    from aspera.bootstrap import LocalPorts
    from aspera.domain.outcome import Analysis

_FEWEST = 2
_FOLDER = "comparison"


@click.command(short_help="Compare documents of one company: what changed between them.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("aspera-reports"),
    show_default=True,
    help="Folder for the reports; those of the comparison go to its folder “comparison”.",
)
@click.option("--json", "as_json", is_flag=True, help="Print each result as one line of JSON.")
@click.option(
    "--fail-on", type=click.Choice(SEVERITIES), help="Exit with 1 when a finding is at least this severe."
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    metavar="NUMBER",
    help="Processes that work at the same time (default: one per core).",
)
@workspace_option
def compare(
    paths: tuple[Path, ...],
    output: Path,
    as_json: bool,
    fail_on: str | None,
    workers: int | None,
    workspace: Path | None,
) -> None:
    """Compare two or more documents of one company: restated figures, moved base years, changed
    targets, renamed lines and changed definitions. What is not analysed yet is analysed first. Every
    finding quotes both sides.

    Exit codes: 0 done, 1 a finding at or above --fail-on, 2 fewer than two documents could be
    read or the call was wrong, 3 something was left out, 130 stopped by Ctrl-C.
    """
    from aspera.domain.document import DocumentStatus
    from aspera.domain.run import Options
    from aspera.entrypoints.cli.analysis_session import AnalysisSession
    from aspera.entrypoints.cli.inputs import collect_files

    files = collect_files(paths, click.echo)
    ports = open_ports(workspace, workers)
    with AnalysisSession(ports, Options(agents=tuple(ports.agents)), output, as_json=False) as session:
        for path in files:
            session.analyse(path)
        gaps = session.exit_code(None)
        read = [item for item in session.analyses if item.status is not DocumentStatus.FAILED]
        documents = dict.fromkeys(item.document.id for item in read)
        if len(documents) < _FEWEST:
            raise click.UsageError("A comparison needs two different documents that can be read.")
        results = _compare(tuple(documents), output, as_json, ports)
    sys.exit(_exit_code(results, fail_on, gaps))


def _compare(documents: Sequence[str], output: Path, as_json: bool, ports: LocalPorts) -> Sequence[Analysis]:
    from aspera.bootstrap import bind
    from aspera.entrypoints.cli.output import write_files
    from aspera.use_cases.compare_analyses import compare_analyses

    results: Sequence[Analysis] = bind(compare_analyses, ports)(documents, ports.settings.owner)
    for result in results:
        report = write_files(result, output / _FOLDER, ports) / "report.html"
        click.echo(_summary(result, report, line_width(sys.stderr)), err=True)
        if as_json:
            click.echo(result.model_dump_json())
    return results


def _summary(result: Analysis, report: Path, width: int | None) -> str:
    """What changed between one document and those before it."""
    said = result.agents[0].statistics
    found = counted(len(result.findings), "finding")
    lines = [f"{click.style(result.document.filename, bold=True)} against {said['compared with']}: {found}"]
    lines += [f"  {name}: {value}" for name, value in said.items() if name != "compared with"]
    lines += [describe(finding, width) for finding in result.findings]
    return "\n".join([*lines, f"Report: {report}"])


def _exit_code(results: Sequence[Analysis], fail_on: str | None, gaps: int) -> int:
    from aspera.domain.finding import Severity

    worst = min((f.severity.rank for result in results for f in result.findings), default=len(Severity))
    if fail_on and worst <= Severity(fail_on.upper()).rank:
        return 1
    return gaps
