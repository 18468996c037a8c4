from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aspera.adapters.local.report.crop import crop

EDGE = st.floats(0, 0.9)


@given(EDGE, st.floats(0.001, 0.1), st.lists(st.tuples(EDGE, EDGE), max_size=4))
def test_the_main_mark_is_always_inside_the_strip(top: float, height: float, others) -> None:
    beside = [(left, upper, 0.05, 0.01) for left, upper in others]
    made = crop([(0.1, top, 0.3, height)], beside, 0.7)
    main = made.marks[0]
    assert main.is_main
    assert main.top >= -5 and main.top + main.height <= 105
    assert 0 <= made.offset <= 100


def test_operands_nearby_are_shown_with_it_and_far_ones_are_not() -> None:
    near, far = (0.6, 0.35, 0.1, 0.01), (0.6, 0.99, 0.1, 0.01)
    made = crop([(0.1, 0.3, 0.3, 0.01)], [near, far], 0.7)
    assert len(made.marks) == 2
