"""What `aspera doctor` asks about the machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aspera.settings import Settings

if TYPE_CHECKING:
    from aspera.adapters.local.installation import Check


def check_installation(settings: Settings) -> list[Check]:
    from aspera.adapters.local.installation import check_machine

    return check_machine(settings.workspace, settings.ocr)
