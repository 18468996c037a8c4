"""What can be set from outside. The only module that reads the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError

from aspera.domain.errors import InvalidInput
from aspera.domain.finding import Value

PREFIX = "ASPERA_"


class Settings(Value):
    """Each field is read from ASPERA_<NAME>; every default works without configuration."""

    workspace: Path = Field(
        default=Path(".aspera"), description="Folder that holds everything ASPERA remembers."
    )
    owner: str = Field(
        default="local", pattern=r"^[\w.@-]{1,64}$", description="Who the documents belong to."
    )
    workers: int = Field(
        default_factory=lambda: os.cpu_count() or 1,
        ge=1,
        le=64,
        description="Processes that read pages and run agents at the same time (default: one per core).",
    )
    max_pages: int = Field(default=3000, ge=1, description="A document with more pages is refused.")
    max_megabytes: int = Field(default=500, ge=1, description="A larger file is refused.")
    max_megapixels: int = Field(
        default=40, ge=1, description="Pages are drawn for OCR with at most this many million pixels."
    )
    seconds_per_page: float = Field(
        default=60.0, gt=0, description="A page that takes longer is counted as not read."
    )
    ocr: Literal["auto", "tesseract", "rapidocr", "off"] = Field(
        default="auto",
        description="How pages without text are read: auto takes Tesseract when it is installed.",
    )


def load_settings(environment: Mapping[str, str] | None = None, **overrides: Any) -> Settings:
    """Settings from the environment; `overrides` (not None) win. InvalidInput names every field
    that is wrong, all at once."""
    source = os.environ if environment is None else environment
    values: dict[str, Any] = {
        name: source[PREFIX + name.upper()]
        for name in Settings.model_fields
        if source.get(PREFIX + name.upper())
    }
    values.update({name: value for name, value in overrides.items() if value is not None})
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        problems = "; ".join(
            f"{PREFIX}{str(item['loc'][0]).upper()}: {item['msg']}" for item in error.errors()
        )
        raise InvalidInput(problems) from error


def as_environment(settings: Settings) -> dict[str, str]:
    """The variables that make another process load the same settings."""
    return {PREFIX + name.upper(): str(value) for name, value in settings.model_dump().items()}
