"""`aspera doctor`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from aspera.entrypoints.cli.workspace import open_ports, workspace_option


@click.command()
@workspace_option
def doctor(workspace: Path | None) -> None:
    """Say what is installed, what is missing, and how to get it."""
    from aspera.bootstrap import check_installation

    checks = check_installation(open_ports(workspace).settings)
    for check in checks:
        mark = {"ok": click.style("✓", fg="green"), "missing": click.style("–", fg="yellow")}.get(
            check.state, click.style("✗", fg="red")
        )
        click.echo(f"{mark} {check.name:20} {check.detail}")
        if check.advice:
            click.echo(f"{'':23}{check.advice}")
    if any(check.state == "broken" for check in checks):
        sys.exit(2)
