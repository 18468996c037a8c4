"""Engines that read the words of a picture, and which of them is used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

_ADVICE = (
    "to read it install Tesseract (Debian, Ubuntu: apt install tesseract-ocr; macOS: brew install "
    "tesseract) or `pip install 'aspera[ocr]'`"
)


@dataclass(frozen=True, slots=True)
class Picture:
    """Grey dots, row by row."""

    width: int
    height: int
    dots: bytes
    dpi: int


@dataclass(frozen=True, slots=True)
class OcrWord:
    """A word in dots of the picture. `line` is equal for words of one line; confidence 0–100."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    line: tuple[int, ...]
    confidence: float


class OcrEngine(Protocol):
    """`revision` names the engine, its version and what it is set to."""

    @property
    def revision(self) -> str: ...

    def read(self, picture: Picture, seconds: float) -> list[OcrWord]:
        """UnreadableFile when it takes longer or fails."""


def choose_engine(wanted: str) -> OcrEngine | None:
    """The engine of that name, for "auto" the best that is installed; None when there is none
    or "off" is wanted."""
    from aspera.adapters.local.reading.ocr.rapid_ocr import find_rapid_ocr
    from aspera.adapters.local.reading.ocr.tesseract import find_tesseract

    if wanted == "tesseract":
        return find_tesseract()
    if wanted == "rapidocr":
        return find_rapid_ocr()
    return (find_tesseract() or find_rapid_ocr()) if wanted == "auto" else None


def advice(wanted: str) -> str:
    """What to do when there is no engine, for the end of a sentence."""
    return "reading images is switched off" if wanted == "off" else _ADVICE
