"""`aspera documents`, `aspera findings`, `aspera export`: what is known already."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from aspera.entrypoints.cli.finding_text import counted, describe, line_width
from aspera.entrypoints.cli.workspace import open_ports, workspace_option

SEVERITIES = ("critical", "high", "medium", "low")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@workspace_option
def documents(as_json: bool, workspace: Path | None) -> None:
    """List the documents of this workspace, the newest first."""
    from aspera.use_cases.find_document import every_document

    ports = open_ports(workspace)
    found = list(every_document(ports.settings.owner, documents=ports.documents))
    for document in found:
        if as_json:
            click.echo(document.model_dump_json())
        else:
            count = len(ports.findings.list(document.document_id))
            click.echo(
                f"{document.document_id}  {document.status:10}  {counted(document.pages, 'page'):>11}  "
                f"{counted(count, 'finding'):>12}  {document.filename}"
            )
            if document.reason:
                click.echo(f"{'':18}{document.reason}")
    if not found and not as_json:
        click.echo("No documents yet: aspera analyze report.pdf")


@click.command(short_help="Show the findings of a document.")
@click.argument("document")
@click.option("--agent", metavar="AGENT", help="Only this agent's findings.")
@click.option("--severity", type=click.Choice(SEVERITIES), help="Only findings at least this severe.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@workspace_option
def findings(
    document: str, agent: str | None, severity: str | None, as_json: bool, workspace: Path | None
) -> None:
    """Show the findings of DOCUMENT (id, beginning of an id, or file name)."""
    from aspera.domain.finding import Severity
    from aspera.use_cases.find_document import find_document

    ports = open_ports(workspace)
    found = find_document(document, ports.settings.owner, documents=ports.documents)
    least = Severity(severity.upper()).rank if severity else Severity.LOW.rank
    shown = [f for f in ports.findings.list(found.document_id, agent) if f.severity.rank <= least]
    for finding in shown:
        click.echo(finding.model_dump_json() if as_json else describe(finding, line_width(sys.stdout)))
    if not shown and not as_json:
        click.echo("No findings.")


@click.command(short_help="Write the report files of a document again.")
@click.argument("document")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("aspera-reports"),
    show_default=True,
    help="Folder for the files.",
)
@workspace_option
def export(document: str, output: Path, workspace: Path | None) -> None:
    """Write report.html, findings.json and findings.csv of DOCUMENT again."""
    from aspera.bootstrap import bind
    from aspera.entrypoints.cli.output import write_files
    from aspera.use_cases.find_document import find_document
    from aspera.use_cases.read_analysis import read_analysis

    ports = open_ports(workspace)
    found = find_document(document, ports.settings.owner, documents=ports.documents)
    analysis = bind(read_analysis, ports)(found.document_id, ports.settings.owner)
    click.echo(str(write_files(analysis, output, ports) / "report.html"))
