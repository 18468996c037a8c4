"""`aspera serve`."""

from __future__ import annotations

from pathlib import Path

import click

from aspera.entrypoints.cli.workspace import workspace_option


@click.command(short_help="Open ASPERA in the browser.")
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    default=0,
    metavar="NUMBER",
    help="Port to listen at (default: the one of the last time when it is free, else any).",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option("--no-browser", is_flag=True, help="Only print the link.")
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    metavar="NUMBER",
    help="Processes that work at the same time (default: one per core).",
)
@workspace_option
def serve(port: int, host: str, no_browser: bool, workers: int | None, workspace: Path | None) -> None:
    """Serve the web interface on this machine, until Ctrl-C.

    The link that is printed works once: the browser that follows it stays signed in. What was not
    finished when the server ended is gone on with. Nothing leaves this machine.
    """
    import gc

    from aspera.bootstrap.server import ServerPorts, ui_folder
    from aspera.entrypoints.cli.workspace import open_settings

    ports = ServerPorts(open_settings(workspace, workers))
    ports.functions.warm_up()  # they get ready while the rest is imported
    gc.disable()  # nothing that is imported goes away again
    from aspera.entrypoints.server.serving import serve as run

    def ready(link: str) -> None:
        gc.freeze()
        gc.enable()
        click.echo(f"ASPERA is ready: {link}\nThe link works once. Ctrl-C ends.")
        if ui_folder() is None:
            click.echo("Its pages are not built: run `make ui` in the checkout, then reload.", err=True)
        if not no_browser:
            _open(link)

    if host not in ("127.0.0.1", "localhost", "::1"):
        click.echo(f"Careful: whoever reaches {host} can see this server, without encryption.", err=True)
    run(ports, host, port, ready)
    click.echo("Stopped.", err=True)


def _open(link: str) -> None:
    import threading
    import webbrowser

    threading.Thread(target=webbrowser.open, args=(link,), daemon=True).start()
