"""Pictures of pages that were set in type, drawn from their words."""

from __future__ import annotations

from functools import cache

from PIL import Image, ImageDraw, ImageFont

from aspera.adapters.local.reading.jpeg import as_jpeg
from aspera.domain.geometry import UNITS
from aspera.domain.page import Page

_TYPE_BY_BOX = 0.78
"""The font's size by the height of a word's box."""
_BASELINE = 0.75
"""Where letters stand, from the top of the box."""
_OVER = 0.4
"""How far a word of wide letters runs into the space after it, by the width of that."""
_DRAWN_AS = str.maketrans("•▪■✓", "---v")
"""The font has no such signs."""


def draw_page(page: Page, dpi: float) -> bytes:
    """A JPEG; the letters of a word are set apart until they fill its box, which has the same width for
    each of them."""
    width, height = round(page.width * dpi / 72), round(page.height * dpi / 72)
    image = Image.new("L", (width, height), 255)
    draw = ImageDraw.Draw(image)
    for index, word in enumerate(page.words):
        left, top, right, bottom = page.box(index)
        tall = (bottom - top) * height / UNITS
        place = (left * width / UNITS, top * height / UNITS + tall * _BASELINE)
        room = (right - left) * width / UNITS
        _draw_word(draw, word.translate(_DRAWN_AS), place, room, tall * _TYPE_BY_BOX)
    return as_jpeg(image)


def _draw_word(
    draw: ImageDraw.ImageDraw, word: str, place: tuple[float, float], room: float, size: float
) -> None:
    """`place` is where the word begins on its baseline; all in pixels."""
    reach = _font(round(size)).getlength(word)
    most = room * (1 + _OVER / len(word))
    font = _font(round(size * min(most / reach, 1.0) if reach else size))
    apart = max(room - font.getlength(word), 0.0) / len(word)
    across, baseline = place[0] + apart / 2, place[1]
    for letter in word:
        draw.text((across, baseline), letter, fill=0, font=font, anchor="ls")
        across += font.getlength(letter) + apart


@cache
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(max(size, 1))
