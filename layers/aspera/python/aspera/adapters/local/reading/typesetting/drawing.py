"""Pictures of pages that were set in type, drawn from their words."""

from __future__ import annotations

from functools import cache

from PIL import Image, ImageDraw, ImageFont

from aspera.adapters.local.reading.jpeg import as_jpeg
from aspera.domain.geometry import UNITS
from aspera.domain.page import Page

_TYPE_BY_BOX = 0.72
"""The font's size by the height of a word's box."""
_DRAWN_AS = str.maketrans("•▪■✓", "---v")
"""The font has no such signs."""


def draw_page(page: Page, dpi: float) -> bytes:
    """A JPEG; every word fills its box as far as the font lets it."""
    width, height = round(page.width * dpi / 72), round(page.height * dpi / 72)
    image = Image.new("L", (width, height), 255)
    draw = ImageDraw.Draw(image)
    for index, word in enumerate(page.words):
        left, top, right, bottom = page.box(index)
        shown = word.translate(_DRAWN_AS)
        room = (right - left) * width / UNITS
        size = (bottom - top) * height / UNITS * _TYPE_BY_BOX
        reach = draw.textlength(shown, font=_font(round(size)))
        fitting = round(size * min(room / reach, 1.0)) if reach else round(size)
        middle = (top + bottom) * height / UNITS / 2
        draw.text((left * width / UNITS, middle), shown, fill=0, font=_font(max(fitting, 1)), anchor="lm")
    return as_jpeg(image)


@cache
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(max(size, 1))
