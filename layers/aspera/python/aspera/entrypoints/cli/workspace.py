"""The options that all commands share, and the ports behind them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from aspera.bootstrap import LocalPorts
    from aspera.settings import Settings

Command = TypeVar("Command", bound=Callable[..., Any])


def workspace_option(command: Command) -> Command:
    return click.option(
        "--workspace",
        type=click.Path(file_okay=False, path_type=Path),
        help="Folder that holds everything ASPERA remembers (default: .aspera).",
    )(command)


def open_ports(
    workspace: Path | None, workers: int | None = None, frameworks: Path | None = None, **more: Any
) -> LocalPorts:
    from aspera.bootstrap import LocalPorts

    return LocalPorts(open_settings(workspace, workers, frameworks, **more))


def open_settings(
    workspace: Path | None, workers: int | None = None, frameworks: Path | None = None, **more: Any
) -> Settings:
    """The settings, with paths that mean the same in every process."""
    from aspera.settings import load_settings

    settings = load_settings(workspace=workspace, workers=workers, frameworks=frameworks, **more)
    paths = {"workspace": settings.workspace, "frameworks": settings.frameworks, "prices": settings.prices}
    return settings.model_copy(update={name: path and path.absolute() for name, path in paths.items()})
