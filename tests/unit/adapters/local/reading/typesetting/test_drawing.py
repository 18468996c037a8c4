from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image

from aspera.adapters.local.reading.typesetting.reader import TypesetReader
from aspera.domain.document import MediaType
from aspera.domain.geometry import UNITS

DPI = 144


def drawn(path: Path, text: str) -> tuple[Image.Image, list[tuple[str, list[float]]]]:
    """The picture of the first page, and its words with their boxes in pixels."""
    path.write_text(text)
    reader = TypesetReader(path, MediaType.TEXT)
    image = Image.open(io.BytesIO(reader.render(1, DPI))).convert("L")
    page = reader.read(1)
    scales = (image.width, image.height, image.width, image.height)
    boxes = [
        [edge * scale / UNITS for edge, scale in zip(page.box(i), scales, strict=True)]
        for i in range(len(page.words))
    ]
    return image, list(zip(page.words, boxes, strict=True))


def darkest(image: Image.Image, left: float, top: float, right: float, bottom: float) -> int:
    return image.crop((round(left), round(top), round(right), round(bottom))).getextrema()[0]


@pytest.mark.parametrize("word", ["illicitly", "Revenue", "46,400", "mammoth", "WWW"])
def test_a_word_fills_its_box_from_end_to_end(tmp_path: Path, word: str) -> None:
    image, words = drawn(tmp_path / "a.txt", f"{word} again\n")
    left, top, right, bottom = words[0][1]
    letter = (right - left) / len(word)
    assert darkest(image, left, top, left + letter, bottom) < 110
    assert darkest(image, right - letter, top, right, bottom) < 110


def test_words_stay_apart(tmp_path: Path) -> None:
    image, words = drawn(tmp_path / "a.txt", "WWWW mmmm We are Wow\n")
    for (_, box), (_, after) in pairwise(words):
        space = after[0] - box[2]
        assert darkest(image, box[2] + 0.6 * space, box[1], after[0] - 0.05 * space, box[3]) > 150


def test_nothing_is_drawn_above_or_below_the_line(tmp_path: Path) -> None:
    image, words = drawn(tmp_path / "a.txt", "Ägyptens gjpqy (Öl)\n")
    top, bottom = words[0][1][1], words[0][1][3]
    tall = bottom - top
    assert darkest(image, 0, 0, image.width, top - 0.1 * tall) > 200
    assert darkest(image, 0, bottom + 0.1 * tall, image.width, image.height) > 200
