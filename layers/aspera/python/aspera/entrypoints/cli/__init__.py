"""The `aspera` command. Modules here import nothing heavy: `aspera --help` answers at once."""

from __future__ import annotations

import sys

import click

from aspera import __version__
from aspera.entrypoints.cli.analyze import analyze
from aspera.entrypoints.cli.compare import compare
from aspera.entrypoints.cli.doctor import doctor
from aspera.entrypoints.cli.documents import documents, export, findings
from aspera.entrypoints.cli.evaluate import evaluate
from aspera.entrypoints.cli.frameworks import frameworks
from aspera.entrypoints.cli.graph import graph
from aspera.entrypoints.cli.reindex import reindex
from aspera.entrypoints.cli.search import search
from aspera.entrypoints.cli.serve import serve


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="aspera")
def aspera() -> None:
    """Reads reports the way a sceptical auditor does: every finding carries its proof.

    \b
    aspera analyze report.pdf      findings with pages, quotes and recomputed numbers
    aspera compare A.pdf B.pdf     restated figures, moved base years, changed targets
    aspera search "scope 3"        look things up in what was analysed
    aspera graph                   companies, people, risks, and how they are related
    aspera serve                   all of it in the browser, on this machine
    aspera doctor                  what is installed, what is missing, how to get it
    """


for command in (
    analyze,
    compare,
    serve,
    documents,
    findings,
    search,
    graph,
    export,
    reindex,
    doctor,
    evaluate,
    frameworks,
):
    aspera.add_command(command)


def main() -> None:
    """Exit codes: 0 done, 1 findings at or above --fail-on, 2 bad input or usage, 3 partial,
    130 stopped by Ctrl-C."""
    from aspera.domain.errors import AsperaError

    try:
        aspera.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (KeyboardInterrupt, click.Abort):
        click.echo("Stopped. The same command continues where it stopped.", err=True)
        sys.exit(130)
    except AsperaError as error:
        click.echo(f"aspera: {error}", err=True)
        sys.exit(2)
