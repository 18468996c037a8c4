"""Tesseract, through its command line (man tesseract, TSV output)."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from aspera.adapters.local.reading.ocr.engine import OcrWord, Picture
from aspera.adapters.local.reading.processes.lifetime import die_with_parent
from aspera.domain.errors import UnreadableFile

_LANGUAGES = ("eng", "deu", "fra", "spa", "ita")
"""Read together, as far as they are installed; each one more costs a quarter of the time."""
_WORD_LEVEL = "5"
_ASK_SECONDS = 10.0
_LEAST_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Tesseract:
    program: str
    version: str
    languages: tuple[str, ...]
    finds_orientation: bool

    @property
    def revision(self) -> str:
        orientation = "+osd" if self.finds_orientation else ""
        return f"tesseract {self.version} {'+'.join(self.languages)}{orientation}"

    def read(self, picture: Picture, seconds: float) -> list[OcrWord]:
        segmentation = "1" if self.finds_orientation else "3"
        command = [self.program, "stdin", "stdout", "-l", "+".join(self.languages)]
        command += ["--psm", segmentation, "--dpi", str(picture.dpi), "tsv"]
        graymap = b"P5 %d %d 255\n" % (picture.width, picture.height) + picture.dots
        try:
            answer = subprocess.run(
                command,
                input=graymap,
                capture_output=True,
                timeout=max(seconds, _LEAST_SECONDS),
                check=True,
                # Its threads wait for each other far longer than they compute.
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},
                preexec_fn=die_with_parent if os.name == "posix" else None,
            )
        except subprocess.TimeoutExpired:
            raise UnreadableFile("reading the image took too long") from None
        except (OSError, subprocess.CalledProcessError) as error:
            raise UnreadableFile("Tesseract could not read the image") from error
        return list(_words(answer.stdout.decode("utf-8", "replace")))


@cache
def find_tesseract() -> Tesseract | None:
    """The installed one with its languages, or None when there is none that works."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    version, languages = _ask(program, "--version"), _ask(program, "--list-langs")
    installed = languages.split()
    readable = tuple(language for language in _LANGUAGES if language in installed)
    if not version or not readable:
        return None
    return Tesseract(program, version.split()[1], readable, "osd" in installed)


def _ask(program: str, question: str) -> str:
    try:
        answer = subprocess.run(
            [program, question], capture_output=True, text=True, timeout=_ASK_SECONDS, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return answer.stdout or answer.stderr


def _words(table: str) -> Iterator[OcrWord]:
    """Columns: level, page, block, paragraph, line, word, left, top, width, height,
    confidence, text."""
    for row in table.splitlines():
        fields = row.split("\t", 11)
        if fields[0] != _WORD_LEVEL or len(fields) < 12:
            continue
        text = "".join(fields[11].split())
        if not text.isprintable() or not text:
            continue
        block, paragraph, line, _, left, top, width, height = map(int, fields[2:10])
        yield OcrWord(
            text, left, top, left + width, top + height, (block, paragraph, line), float(fields[10])
        )
