from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from aspera.adapters.local.reading.images import ImageReader
from aspera.adapters.local.reading.limits import ReadingLimits
from aspera.domain.document import MediaType
from aspera.domain.errors import UnreadableFile
from aspera.domain.page import PageSource

LIMITS = ReadingLimits(ocr="off")
ORIENTATION = 0x0112


def drawn(reader: ImageReader, number: int = 1) -> Image.Image:
    return Image.open(BytesIO(reader.render(number, 72)))


def test_every_frame_of_a_tiff_is_a_page(tmp_path: Path) -> None:
    frames = [Image.new("1", (300, 400), 1), Image.new("L", (400, 300), 128), Image.new("RGB", (200, 200))]
    frames[0].save(tmp_path / "fax.tif", save_all=True, append_images=frames[1:])
    reader = ImageReader(tmp_path / "fax.tif", MediaType.TIFF, LIMITS)
    assert reader.page_count == 3
    sizes = [(round(page.width), round(page.height)) for page in map(reader.read, (3, 1, 2))]
    assert sizes == [(842, 842), (632, 842), (842, 632)]
    reader.close()


def test_without_ocr_a_picture_is_unread_and_says_so(tmp_path: Path) -> None:
    Image.new("L", (300, 400), 255).save(tmp_path / "scan.png")
    reader = ImageReader(tmp_path / "scan.png", MediaType.PNG, LIMITS)
    page = reader.read(1)
    assert page.source is PageSource.UNREAD
    assert page.problem == "an image without text; reading images is switched off"
    reader.close()


def test_a_photograph_is_shown_the_way_up_that_the_camera_says(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    Image.new("RGB", (400, 300), "white").save(tmp_path / "photo.jpg", exif=exif)
    reader = ImageReader(tmp_path / "photo.jpg", MediaType.JPEG, LIMITS)
    page = reader.read(1)
    assert page.width < page.height
    assert drawn(reader).size == (300, 400)
    reader.close()


def test_transparency_is_white_paper(tmp_path: Path) -> None:
    Image.new("RGBA", (100, 100), (0, 0, 0, 0)).save(tmp_path / "clear.png")
    reader = ImageReader(tmp_path / "clear.png", MediaType.PNG, LIMITS)
    assert min(drawn(reader).convert("L").tobytes()) == 255
    reader.close()


def test_sixteen_bits_a_dot_keep_their_shades(tmp_path: Path) -> None:
    Image.new("I;16", (100, 100), 0x8000).save(tmp_path / "deep.png")
    reader = ImageReader(tmp_path / "deep.png", MediaType.PNG, LIMITS)
    assert set(drawn(reader).convert("L").tobytes()) <= set(range(125, 132))
    reader.close()


def test_a_picture_out_of_measure_is_refused(tmp_path: Path) -> None:
    Image.new("1", (3000, 3000), 1).save(tmp_path / "bomb.png")
    with pytest.raises(UnreadableFile, match="million dots"):
        ImageReader(tmp_path / "bomb.png", MediaType.PNG, ReadingLimits(max_pixels=1_000_000, ocr="off"))


def test_a_picture_that_breaks_off_is_damaged(tmp_path: Path) -> None:
    Image.effect_noise((300, 400), 50).save(tmp_path / "scan.png")
    data = (tmp_path / "scan.png").read_bytes()
    (tmp_path / "scan.png").write_bytes(data[: len(data) // 2])
    reader = ImageReader(tmp_path / "scan.png", MediaType.PNG, LIMITS)
    with pytest.raises(UnreadableFile, match="damaged"):
        reader.read(1)
    reader.close()


def test_what_is_of_another_kind_is_refused(tmp_path: Path) -> None:
    Image.new("L", (10, 10)).save(tmp_path / "a.gif")
    with pytest.raises(UnreadableFile, match="damaged"):
        ImageReader(tmp_path / "a.gif", MediaType.PNG, LIMITS)
