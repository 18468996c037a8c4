"""What `aspera serve` is made of besides the laptop's ports."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from aspera.bootstrap.local_ports import LocalPorts
from aspera.bootstrap.shipped import shipped

if TYPE_CHECKING:
    from aspera.adapters.local.event_feed import SqliteEventFeed
    from aspera.adapters.local.links import LocalLinks
    from aspera.adapters.local.progress import InProcessProgress

_EXAMPLES = {
    "nordhafen_annual_report_2024.pdf": "annual report 2024 (PDF)",
    "nordhafen_sustainability_report_2023.docx": "sustainability report 2023 (Word)",
}


class ServerPorts(LocalPorts):
    """A laptop's ports, and those that only make sense where somebody can call."""

    @cached_property
    def links(self) -> LocalLinks:
        from aspera.adapters.local.links import LocalLinks

        return LocalLinks(self.clock)

    @cached_property
    def progress(self) -> InProcessProgress:
        """What this process says; stored events, whoever stored them, are in the feed."""
        from aspera.adapters.local.progress import InProcessProgress

        return InProcessProgress()

    @cached_property
    def event_feed(self) -> SqliteEventFeed:
        from aspera.adapters.local.event_feed import SqliteEventFeed

        return SqliteEventFeed(self.database)

    @property
    def max_bytes(self) -> int:
        """The largest file that is taken."""
        return self.settings.max_megabytes * 1_000_000

    @property
    def incoming(self) -> Path:
        """Where files lie until they were looked at."""
        return self.settings.workspace / "incoming"

    @property
    def examples(self) -> dict[Path, str]:
        """What the package brings along to try, with its titles."""
        return {shipped(f"examples/{name}"): title for name, title in _EXAMPLES.items()}


def schema_text() -> str:
    return shipped("graphql/schema.graphql").read_text("utf-8")


def ui_folder() -> Path | None:
    """The built user interface: in the package, else as `make ui` leaves it in a checkout."""
    for place in ("ui", "ui/dist"):
        folder = shipped(place)
        if (folder / "index.html").is_file() and not (folder / "package.json").exists():
            return folder
    return None
