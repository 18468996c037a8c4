from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from aspera.adapters.local.report.crop import crop
from aspera.adapters.local.report.ink import Ink, read_ink

EDGE = st.floats(0, 0.9)
LINE, PITCH = 10, 20


def lined(width: int = 350, height: int = 500) -> Ink:
    """A page with lines of strokes: printed for ten rows, empty for ten, margins left and right."""
    page = Image.new("L", (width, height), 255)
    draw = ImageDraw.Draw(page)
    for top in range(0, height, PITCH):
        for left in range(50, width - 50, 6):
            draw.rectangle((left, top, left + 2, top + LINE - 1), fill=0)
    file = io.BytesIO()
    page.save(file, "PNG")
    return read_ink(file.getvalue())


PAGE = lined()


@given(EDGE, st.floats(0.001, 0.1), st.lists(st.tuples(EDGE, EDGE), max_size=4))
def test_the_main_mark_is_always_inside_the_strip(top: float, height: float, others) -> None:
    beside = [(left, upper, 0.05, 0.01) for left, upper in others]
    made = crop([(0.1, top, 0.3, height)], beside, PAGE)
    main = made.marks[0]
    assert main.is_main
    assert main.top >= -5 and main.top + main.height <= 105
    assert main.left >= -5 and main.left + main.width <= 105
    assert 0 <= made.top <= 100 and 0 <= made.left <= 100 and made.zoom >= 100


def test_operands_nearby_are_shown_with_it_and_far_ones_are_not() -> None:
    near, far = (0.6, 0.35, 0.1, 0.01), (0.6, 0.99, 0.1, 0.01)
    made = crop([(0.1, 0.3, 0.3, 0.01)], [near, far], PAGE)
    assert len(made.marks) == 2


def test_a_strip_is_cut_between_lines() -> None:
    made = crop([(0.2, 0.4, 0.3, 0.02)], [], PAGE)
    height = PAGE.aspect * (100 / made.zoom) / made.aspect
    top = made.top / 100 * (1 - height)
    for cut in (top, top + height):
        assert round(cut * 500) % PITCH >= LINE


def test_empty_margins_are_left_out() -> None:
    assert crop([(0.2, 0.4, 0.3, 0.02)], [], PAGE).zoom > 120


def test_of_a_wide_page_only_the_part_around_the_mark_is_shown() -> None:
    made = crop([(0.1, 0.4, 0.1, 0.02)], [], lined(width=1000))
    assert made.zoom > 200
    assert 0 <= made.marks[0].left < 60


def test_where_nothing_is_printed_the_sides_are_the_pages() -> None:
    file = io.BytesIO()
    Image.new("L", (70, 100), 255).save(file, "PNG")
    assert read_ink(file.getvalue()).sides(0.2, 0.4) == (0.0, 1.0)
