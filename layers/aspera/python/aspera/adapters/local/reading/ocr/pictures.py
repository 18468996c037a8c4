"""Reading the words of a picture, whichever way up it is."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from time import monotonic

from aspera.adapters.local.reading.assembly import ReadWords
from aspera.adapters.local.reading.ocr.engine import OcrEngine, OcrWord, Picture
from aspera.domain.errors import UnreadableFile
from aspera.domain.geometry import UNITS
from aspera.domain.orientation import Direction, turned

_POOR = 75
"""Mean confidence of the letters below which a picture may lie on its side."""
_GOOD = 85
_LEGIBLE = 50
_DOUBTFUL = 30
_BESIDE = 2
"""Words to either side; over more, a line that is a little askew would grow high."""


def read_picture(engine: OcrEngine, picture: Picture, seconds: float) -> ReadWords:
    """The words of a picture, whichever way up it is. UnreadableFile when there is something
    that looks like words and is not legible, or when it takes longer than `seconds`."""
    deadline = monotonic() + seconds
    best = _Attempt(Direction.RIGHT, engine.read(picture, seconds))
    if best.words and best.confidence < _POOR:
        best = _turn(engine, picture, deadline, best)
    if best.words and best.confidence < _LEGIBLE:
        raise UnreadableFile("nothing on the image is legible; it may be handwriting or a photograph")
    return best.found(picture)


def _turn(engine: OcrEngine, picture: Picture, deadline: float, best: _Attempt) -> _Attempt:
    """The best of the four ways up, as far as there is time to try them."""
    for direction in (Direction.LEFT, Direction.DOWN, Direction.UP):
        try:
            words = engine.read(_turned(picture, direction), deadline - monotonic())
        except UnreadableFile:
            break
        best = max(best, _Attempt(direction, words), key=lambda attempt: attempt.score)
        if best.confidence >= _GOOD:
            break
    return best


@dataclass(frozen=True, slots=True)
class _Attempt:
    """What was read when the picture was turned as for text that runs in `direction`."""

    direction: Direction
    words: Sequence[OcrWord]

    @property
    def confidence(self) -> float:
        """The mean over all letters and digits."""
        letters = sum(_letters(word) for word in self.words)
        return self.score / letters if letters else 0.0

    @property
    def score(self) -> float:
        return sum(_letters(word) * word.confidence for word in self.words)

    def found(self, picture: Picture) -> ReadWords:
        words = _evened([word for word in self.words if word.confidence >= _DOUBTFUL or _letters(word)])
        width, height = picture.width, picture.height
        if self.direction.is_sideways:
            width, height = height, width
        boxes = array("i", [edge for word in words for edge in _box(word, width, height)])
        starts = [i for i, word in enumerate(words) if i == 0 or word.line != words[i - 1].line]
        return ReadWords(
            [word.text for word in words],
            turned(boxes, self.direction.inverse),
            starts,
            [False] * len(starts),
        )


def _evened(words: Sequence[OcrWord]) -> list[OcrWord]:
    """The words as high as those beside them in their line: ink alone would make "on" a smaller
    type than "by". Lines that run up or down stay as they are."""
    evened = []
    for index, word in enumerate(words):
        around = [
            other
            for other in words[max(index - _BESIDE, 0) : index + _BESIDE + 1]
            if other.line == word.line and _is_level(other, word)
        ]
        top, bottom = min(other.top for other in around), max(other.bottom for other in around)
        evened.append(replace(word, top=top, bottom=bottom))
    return evened


def _is_level(word: OcrWord, other: OcrWord) -> bool:
    """Whether the middle of each is within the other's height."""
    return (
        word.top < (other.top + other.bottom) / 2 < word.bottom
        and other.top < (word.top + word.bottom) / 2 < other.bottom
    )


def _letters(word: OcrWord) -> int:
    return sum(map(str.isalnum, word.text))


def _box(word: OcrWord, width: int, height: int) -> tuple[int, int, int, int]:
    left, top = word.left * UNITS // width, word.top * UNITS // height
    right, bottom = -(-word.right * UNITS // width), -(-word.bottom * UNITS // height)
    return left, top, min(max(right, left + 1), UNITS), min(max(bottom, top + 1), UNITS)


def _turned(picture: Picture, direction: Direction) -> Picture:
    from PIL import Image

    turns = {
        Direction.LEFT: Image.Transpose.ROTATE_180,
        Direction.DOWN: Image.Transpose.ROTATE_90,
        Direction.UP: Image.Transpose.ROTATE_270,
    }
    image = Image.frombytes("L", (picture.width, picture.height), picture.dots)
    image = image.transpose(turns[direction])
    return Picture(image.width, image.height, image.tobytes(), picture.dpi)
