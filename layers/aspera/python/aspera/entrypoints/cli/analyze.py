"""`aspera analyze`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aspera.entrypoints.cli.documents import SEVERITIES
from aspera.entrypoints.cli.spending import check_model, model_options, show_estimates
from aspera.entrypoints.cli.workspace import open_ports, workspace_option

if TYPE_CHECKING:
    from aspera.bootstrap import LocalPorts
    from aspera.domain.run import Options


@click.command(short_help="Analyse files or folders and write a report for each.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--agents", metavar="NAMES", help="Only these agents, e.g. math,risk (default: all).")
@click.option(
    "--framework",
    "frameworks",
    metavar="NAME",
    multiple=True,
    help="Check against this framework (repeatable; default: by kind of document).",
)
@click.option(
    "--frameworks-dir",
    type=click.Path(path_type=Path),
    help="Folder with disclosure frameworks of your own (YAML).",
)
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("aspera-reports"),
    show_default=True,
    help="Folder for the reports.",
)
@click.option("--json", "as_json", is_flag=True, help="Print each result as one line of JSON.")
@click.option(
    "--fail-on", type=click.Choice(SEVERITIES), help="Exit with 1 when a finding is at least this severe."
)
@click.option("--pages", metavar="RANGES", help="Only these pages, e.g. 1-20,35.")
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    metavar="NUMBER",
    help="Processes that work at the same time (default: one per core).",
)
@model_options
@workspace_option
def analyze(
    paths: tuple[Path, ...],
    agents: str | None,
    frameworks: tuple[str, ...],
    frameworks_dir: Path | None,
    output: Path,
    as_json: bool,
    fail_on: str | None,
    pages: str | None,
    workers: int | None,
    model: str | None,
    budget: str | None,
    dry_run: bool,
    workspace: Path | None,
) -> None:
    """Analyse files, or all readable files of folders, and write a report for each.

    Reads PDF, DOCX, TXT, MD, PNG, JPEG and TIFF. Nothing leaves this machine
    unless --model names a language model elsewhere.

    Exit codes: 0 done, 1 a finding at or above --fail-on, 2 nothing could be analysed or the
    call was wrong, 3 something was left out (the report says what), 130 stopped by Ctrl-C.
    """
    from aspera.entrypoints.cli.analysis_session import AnalysisSession
    from aspera.entrypoints.cli.inputs import collect_files

    ports = open_ports(workspace, workers, frameworks=frameworks_dir, model=model, budget=budget)
    check_model(ports)
    options = _options(ports, agents, frameworks, pages)
    files = collect_files(paths, click.echo)
    if dry_run:
        sys.exit(show_estimates(files, options, ports, as_json))
    with AnalysisSession(ports, options, output, as_json) as session:
        for path in files:
            session.analyse(path)
    sys.exit(session.exit_code(fail_on))


def _options(
    ports: LocalPorts, agents: str | None, frameworks: tuple[str, ...], pages: str | None
) -> Options:
    from aspera.domain.page_ranges import parse_ranges
    from aspera.domain.run import Options

    chosen = tuple(name.strip() for name in agents.split(",")) if agents else tuple(ports.agents)
    _check("agent", chosen, tuple(ports.agents))
    _check("framework", frameworks, ports.frameworks.choices)
    return Options(agents=chosen, frameworks=frameworks, pages=parse_ranges(pages) if pages else ())


def _check(what: str, chosen: tuple[str, ...], known: tuple[str, ...]) -> None:
    for name in chosen:
        if name not in known:
            raise click.UsageError(f"There is no {what} {name!r}. There are: {', '.join(known)}.")
