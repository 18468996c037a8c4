"""What reading a file may cost."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """`max_pixels` bounds the picture that a page is drawn as. `memory` is in bytes, for each
    reading process, on top of what it holds when it starts. `ocr` is auto, tesseract, rapidocr
    or off. After so many `failures`, pages that crash or stall the reader, the rest is given up."""

    max_pages: int = 3000
    max_bytes: int = 500_000_000
    max_pixels: int = 40_000_000
    seconds_per_page: float = 60.0
    seconds_to_open: float = 20.0
    memory: int = 1_600_000_000
    ocr: str = "auto"
    ocr_dpi: int = 200
    failures: int = 20
