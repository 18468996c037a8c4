"""`aspera frameworks`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from aspera.domain.framework import FiscalYears, Framework, Requirement
    from aspera.frameworks.catalogue import Catalogue

Command = TypeVar("Command", bound=Callable[..., Any])


def _folder_option(command: Command) -> Command:
    return click.option(
        "--frameworks-dir",
        "folder",
        type=click.Path(path_type=Path),
        help="Folder with disclosure frameworks of your own (default: ASPERA_FRAMEWORKS).",
    )(command)


@click.group(invoke_without_command=True, short_help="Which disclosure frameworks there are.")
@_folder_option
@click.pass_context
def frameworks(context: click.Context, folder: Path | None) -> None:
    """List the disclosure frameworks that `aspera analyze --framework ID` can check against.

    Those of your own are read from the folder and checked; every fault is named with its line.
    """
    context.obj = folder
    if context.invoked_subcommand is None:
        catalogue = _catalogue(folder)
        for name in catalogue.names:
            click.echo(_headline(catalogue.get(name), name in catalogue.own))


@frameworks.command()
@click.argument("framework_id", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print the whole framework as JSON.")
@click.pass_context
def show(context: click.Context, framework_id: str, as_json: bool) -> None:
    """Show a framework's requirements and what would meet them."""
    catalogue = _catalogue(context.obj)
    for name in catalogue.expand(framework_id):
        framework = catalogue.get(name)
        click.echo(framework.model_dump_json(indent=2) if as_json else "\n".join(_lines(framework)))


def _catalogue(folder: Path | None) -> Catalogue:
    from aspera.bootstrap.own_frameworks import read_frameworks
    from aspera.settings import load_settings

    return read_frameworks(load_settings(frameworks=folder).frameworks)


def _headline(framework: Framework, is_own: bool) -> str:
    items = f"{len(framework.requirements)} items"
    marks = ", ".join(
        filter(
            None, [items, _years(framework.fiscal_years), "your own" if is_own else "", _default(framework)]
        )
    )
    return "\n".join(
        (f"{framework.id:18} {framework.title}", f"{'':18} {framework.version}", f"{'':18} {marks}")
    )


def _default(framework: Framework) -> str:
    kinds = " and ".join(kind.value.replace("_", " ") for kind in framework.applies_to)
    return f"applied unasked to {kinds}" if framework.by_default else ""


def _years(years: FiscalYears) -> str:
    if years.first and years.last:
        return f"reporting years {years.first} to {years.last}"
    if years.first:
        return f"from the reporting year {years.first}"
    return f"up to the reporting year {years.last}" if years.last else ""


def _lines(framework: Framework) -> Iterator[str]:
    yield f"{framework.title} ({framework.id})"
    yield from filter(None, (framework.version, framework.status, framework.caveat))
    topic = None
    for requirement in framework.requirements:
        if requirement.topic != topic:
            topic = requirement.topic
            yield f"\n{topic}" if topic else ""
        yield f"  {requirement.name:16} {requirement.title}{_terms(requirement)}"


def _terms(requirement: Requirement) -> str:
    terms = [
        "" if requirement.mandatory else "optional",
        f"if {requirement.condition}" if requirement.condition else "",
        _years(requirement.fiscal_years),
        requirement.reference,
    ]
    return f" ({'; '.join(filter(None, terms))})" if any(terms) else ""
