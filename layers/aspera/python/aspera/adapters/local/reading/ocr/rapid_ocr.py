"""RapidOCR: reading pictures with nothing but Python packages (extra `ocr`).

Its line-direction classifier mangles wide lines, so it is off and pages are turned as a whole;
its default picture size loses small type. Measured: character error rate 0.00–0.19 with the
defaults, 0.000 with these settings.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from typing import Any

from aspera.adapters.local.reading.ocr.engine import OcrWord, Picture
from aspera.adapters.local.reading.processes.lifetime import limit_memory

_SETTINGS = {
    "Global.use_cls": False,
    "Global.max_side_len": 3000,
    "Global.return_word_box": True,
    "Global.text_score": 0.3,
    "Global.log_level": "critical",
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}
_MEMORY = 3_000_000_000
"""Of address space; it holds 1.1 GB when it reads a page at 200 dpi, 1.6 GB at most."""

Corners = Sequence[Sequence[float]]


@dataclass(frozen=True, slots=True)
class RapidOcr:
    version: str
    _loaded: list[Any] = field(default_factory=list)

    @property
    def revision(self) -> str:
        return f"rapidocr {self.version}"

    def read(self, picture: Picture, seconds: float) -> list[OcrWord]:
        """It cannot be interrupted: whoever started this process keeps the time."""
        import numpy as np

        if not self._loaded:
            limit_memory(_MEMORY)
            from rapidocr import RapidOCR

            self._loaded.append(RapidOCR(params=_SETTINGS))
        grey = np.frombuffer(picture.dots, np.uint8).reshape(picture.height, picture.width)
        answer = self._loaded[0](np.repeat(grey[:, :, None], 3, axis=2))
        if answer.txts is None:
            return []
        lines = zip(answer.txts, answer.scores, answer.boxes, answer.word_results, strict=True)
        return [word for number, line in enumerate(lines) for word in words_of_line(number, *line)]


@cache
def find_rapid_ocr() -> RapidOcr | None:
    if importlib.util.find_spec("rapidocr") and importlib.util.find_spec("onnxruntime"):
        return RapidOcr(version("rapidocr"))
    return None


def words_of_line(
    line: int, text: str, score: float, corners: Corners, pieces: Sequence[tuple[str, float, Corners]]
) -> Iterator[OcrWord]:
    """The line's words. Their boxes come in pieces that ignore blanks; where those do not spell
    the line, every word is given the whole line's box."""
    words = [word for word in text.split() if word.isprintable()]
    if "".join(words) != "".join(piece for piece, _, _ in pieces).replace(" ", ""):
        pieces = [(word, score, corners) for word in words]
    remaining = iter(pieces)
    for word in words:
        spelled = ""
        boxes: list[Sequence[float]] = []
        while len(spelled) < len(word):
            piece, _, box = next(remaining)
            spelled += piece.replace(" ", "")
            boxes.extend(box)
        across, down = [x for x, _ in boxes], [y for _, y in boxes]
        yield OcrWord(
            word, int(min(across)), int(min(down)), int(max(across)), int(max(down)), (line,), 100 * score
        )
