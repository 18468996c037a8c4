"""PNG, JPEG and TIFF files: one page a picture, read by OCR."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageOps

from aspera.adapters.local.reading.assembly import assemble
from aspera.adapters.local.reading.jpeg import as_jpeg
from aspera.adapters.local.reading.limits import ReadingLimits
from aspera.adapters.local.reading.ocr.engine import Picture, advice, choose_engine
from aspera.adapters.local.reading.ocr.pictures import read_picture
from aspera.domain.document import MediaType
from aspera.domain.errors import UnreadableFile
from aspera.domain.page import Page, PageSource

_FORMATS = {MediaType.PNG: "PNG", MediaType.JPEG: "JPEG", MediaType.TIFF: "TIFF"}
_LONG_SIDE = 842.0
"""Points. What resolution an image claims is often wrong, so every one is a sheet of A4."""
_SMALL, _USUAL, _LARGE = 1400, 2400, 3200
"""Dots of the long side: smaller is enlarged for OCR, larger costs time and reads no better."""
_ENLARGED = 2.0
_SPARE = 0.9


class ImageReader:
    def __init__(self, path: Path, media_type: MediaType, limits: ReadingLimits) -> None:
        Image.MAX_IMAGE_PIXELS = 2 * limits.max_pixels
        self._limits = limits
        try:
            self._image = Image.open(path, formats=[_FORMATS[media_type]])
            self.page_count = getattr(self._image, "n_frames", 1) if media_type is MediaType.TIFF else 1
        except Image.DecompressionBombError:
            raise UnreadableFile(self._too_large()) from None
        except (OSError, ValueError, SyntaxError) as error:
            raise UnreadableFile("The image is damaged and cannot be opened.") from error

    def close(self) -> None:
        self._image.close()

    def read(self, number: int) -> Page:
        image = self._frame(number).convert("L")
        width, height = _sheet(image)
        engine = choose_engine(self._limits.ocr)
        if engine is None:
            problem = f"an image without text; {advice(self._limits.ocr)}"
            return Page(number, width, height, PageSource.UNREAD, problem=problem)
        image = _for_ocr(image)
        dpi = round(72 * max(image.size) / _LONG_SIDE)
        picture = Picture(image.width, image.height, image.tobytes(), dpi)
        found = read_picture(engine, picture, self._limits.seconds_per_page * _SPARE)
        return assemble(number, width, height, PageSource.OCR, found)

    def sizes(self) -> list[tuple[float, float]]:
        return [_sheet(self._frame(number)) for number in range(1, self.page_count + 1)]

    def render(self, number: int, dpi: float) -> bytes:
        image = self._frame(number).convert("RGB")
        side = round(_LONG_SIDE * dpi / 72)
        image.thumbnail((side, side))
        return as_jpeg(image)

    def _frame(self, number: int) -> Image.Image:
        """The picture the way up its camera says, on white where it is transparent."""
        try:
            self._image.seek(number - 1)
            image = ImageOps.exif_transpose(self._image)
            if image.mode.startswith("I;16"):
                return image.point(lambda value: value * (1 / 256)).convert("L")
            if image.has_transparency_data:
                image = image.convert("RGBA")
                paper = Image.new("RGBA", image.size, "white")
                return Image.alpha_composite(paper, image)
            image.load()
            return image
        except Image.DecompressionBombError:
            raise UnreadableFile(self._too_large()) from None
        except (OSError, ValueError, SyntaxError, EOFError) as error:
            raise UnreadableFile("the image is damaged") from error

    def _too_large(self) -> str:
        return f"The image has more than {4 * self._limits.max_pixels // 1_000_000} million dots."


def _sheet(image: Image.Image) -> tuple[float, float]:
    scale = _LONG_SIDE / max(image.size)
    return image.width * scale, image.height * scale


def _for_ocr(image: Image.Image) -> Image.Image:
    side = max(image.size)
    if _SMALL <= side <= _LARGE:
        return image
    scale = min(_USUAL / side, _ENLARGED)
    size = max(round(image.width * scale), 1), max(round(image.height * scale), 1)
    return image.resize(size, Image.Resampling.LANCZOS)
