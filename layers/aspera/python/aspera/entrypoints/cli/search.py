"""`aspera search`."""

from __future__ import annotations

from pathlib import Path

import click

from aspera.entrypoints.cli.finding_text import shortened
from aspera.entrypoints.cli.workspace import open_ports, workspace_option

_PASSAGE = 300


@click.command()
@click.argument("query")
@click.option("--document", help="Only in this document (id, beginning of an id, or file name).")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1, 100), help="How many hits.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@workspace_option
def search(query: str, document: str | None, limit: int, as_json: bool, workspace: Path | None) -> None:
    """Find passages in what was analysed, by words and by meaning."""
    from aspera.bootstrap import bind
    from aspera.ports.search_index import SearchFilter
    from aspera.use_cases.find_document import every_document, find_document
    from aspera.use_cases.search_documents import search_documents

    ports = open_ports(workspace)
    owner = ports.settings.owner
    names = {d.document_id: d.filename for d in every_document(owner, documents=ports.documents)}
    within = (find_document(document, owner, documents=ports.documents).document_id,) if document else ()
    hits = bind(search_documents, ports)(query, SearchFilter(owner=owner, document_ids=within), limit)
    for hit in hits:
        if as_json:
            click.echo(hit.model_dump_json())
        else:
            heading = " › ".join(hit.section)
            place = f"{names.get(hit.document_id, hit.document_id)}, page {hit.page}"
            click.echo(click.style(place, bold=True) + (f"  {heading}" if heading else ""))
            click.echo("  " + shortened(hit.text, _PASSAGE) + "\n")
    if not hits and not as_json:
        click.echo("Nothing found." if names else "Nothing was analysed yet: aspera analyze report.pdf")
