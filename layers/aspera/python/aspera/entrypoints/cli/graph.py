"""`aspera graph`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aspera.entrypoints.cli.finding_text import counted, shortened
from aspera.entrypoints.cli.workspace import open_ports, workspace_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aspera.bootstrap import LocalPorts
    from aspera.domain.graph_elements import Edge, GraphPart, Vertex

_QUOTE = 110
_NAME = 48
_EVIDENCE = 2


@click.command(short_help="Companies, people, risks and how they are related.")
@click.argument("question", required=False)
@click.option("--document", help="Only this document (id, beginning of an id, or file name).")
@click.option("--name", default="", help="Only entities with this in their name.")
@click.option("--label", "labels", multiple=True, help="Only Company, Person, Risk, … (may be repeated).")
@click.option(
    "--limit", default=40, show_default=True, type=click.IntRange(1, 1000), help="How many entities."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@workspace_option
def graph(
    question: str | None,
    document: str | None,
    name: str,
    labels: tuple[str, ...],
    limit: int,
    as_json: bool,
    workspace: Path | None,
) -> None:
    """Show what the documents of this workspace name, with where it stands; or answer QUESTION.

    \b
    aspera graph --document report.pdf
    aspera graph 'g.V().hasLabel("Risk").values("name")'
    aspera graph 'g.V().hasLabel("Person").out("RELATES_TO").path().by("name")'
    """
    ports = open_ports(workspace)
    if question:
        if document or name or labels:
            raise click.UsageError(
                "a question says itself what it is about: no --document, --name or --label"
            )
        _answer(ports, question, as_json)
        return
    _show(ports, _part(ports, document, name, labels), limit, as_json)


def _answer(ports: LocalPorts, question: str, as_json: bool) -> None:
    import orjson

    from aspera.bootstrap import bind
    from aspera.use_cases.query_graph import query_graph

    answers = bind(query_graph, ports)(ports.settings.owner, question)
    for answer in answers:
        is_plain = isinstance(answer, str) and not as_json
        click.echo(answer if is_plain else orjson.dumps(answer).decode())
    if not answers and not as_json:
        click.echo("Nothing found.", err=True)


def _part(ports: LocalPorts, document: str | None, name: str, labels: Sequence[str]) -> GraphPart:
    from aspera.use_cases.explore_graph import MOST, explore_graph
    from aspera.use_cases.find_document import find_document

    owner = ports.settings.owner
    within = find_document(document, owner, documents=ports.documents).document_id if document else None
    return explore_graph(
        owner, within, None, labels, name, MOST, documents=ports.documents, graph=ports.graph
    )


def _show(ports: LocalPorts, part: GraphPart, limit: int, as_json: bool) -> None:
    shown = _by_weight(part)
    for vertex, edges in shown[:limit]:
        if as_json:
            click.echo(_as_json(vertex, edges))
        else:
            click.echo(_row(vertex, edges))
            for evidence in _quotes(edges):
                click.echo(f"{'':12}{shortened(evidence, _QUOTE)}")
    if as_json:
        return
    if not shown:
        click.echo("Nothing in the graph yet: aspera analyze report.pdf")
    elif len(shown) > limit or part.truncated:
        more = f"{len(shown) - limit} more" if len(shown) > limit else "more"
        click.echo(f"… and {more}; --limit, --label and --name choose.", err=True)


def _by_weight(part: GraphPart) -> list[tuple[Vertex, list[Edge]]]:
    """The entities with the edges that lead to them, those with the most evidence first."""
    incoming: dict[str, list[Edge]] = {vertex.vertex_id: [] for vertex in part.vertices}
    for edge in part.edges:
        incoming[edge.target].append(edge)
    entities = [(v, incoming[v.vertex_id]) for v in part.vertices if v.label != "Document"]
    return sorted(
        entities,
        key=lambda pair: (-sum(len(edge.evidence) for edge in pair[1]), pair[0].label, pair[0].name),
    )


def _row(vertex: Vertex, edges: Sequence[Edge]) -> str:
    label = click.style(f"{vertex.label:11}", bold=True)
    documents = counted(len({edge.document_id for edge in edges}), "document")
    role = vertex.properties.get("role", "")
    named = shortened(vertex.name, _NAME)
    return f"{label} {named:{_NAME}}  {documents:>12}" + (f"  {role}" if role else "")


def _quotes(edges: Sequence[Edge]) -> list[str]:
    """Quotes stand for themselves; findings are shown by `aspera findings`."""
    quotes = [one for edge in edges for one in edge.evidence if one.startswith("p. ")]
    return list(dict.fromkeys(quotes))[:_EVIDENCE]


def _as_json(vertex: Vertex, edges: Sequence[Edge]) -> str:
    import orjson

    fields: dict[str, Any] = vertex.model_dump(mode="json")
    return orjson.dumps(fields | {"edges": [edge.model_dump(mode="json") for edge in edges]}).decode()
