"""`aspera reindex`."""

from __future__ import annotations

from pathlib import Path

import click

from aspera.entrypoints.cli.workspace import open_ports, workspace_option


@click.command(short_help="Make the search index anew from the stored pages.")
@workspace_option
def reindex(workspace: Path | None) -> None:
    """Make the search index anew from the stored pages; nothing is read or analysed again."""
    from aspera.bootstrap import bind
    from aspera.domain.document import DocumentStatus
    from aspera.domain.run import last_run
    from aspera.use_cases.find_document import every_document
    from aspera.use_cases.rebuild_index import rebuild_index

    ports = open_ports(workspace)
    for document in every_document(ports.settings.owner, documents=ports.documents):
        if document.status in (DocumentStatus.COMPLETE, DocumentStatus.PARTIAL):
            passages = bind(rebuild_index, ports)(last_run(document))
            click.echo(f"{document.filename}: {passages} passages")
