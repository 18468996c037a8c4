from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from aspera.adapters.openai_compatible.event_stream import events


def test_events_are_separated_by_empty_lines() -> None:
    assert list(events([b"data: a\n\ndata: b\n\n"])) == [b"a", b"b"]


def test_several_lines_of_data_are_one_event() -> None:
    assert list(events([b"data: a\ndata:b\nid: 7\n: comment\n\n"])) == [b"a\nb"]


def test_the_last_event_needs_no_empty_line() -> None:
    assert list(events([b"data: a\n\ndata: b"])) == [b"a", b"b"]


@given(
    st.lists(st.text(alphabet="ab é{}:", min_size=1, max_size=6), max_size=5),
    st.sampled_from([b"\n", b"\r\n", b"\r"]),
    st.lists(st.integers(0, 80), max_size=8),
)
def test_where_the_stream_is_cut_makes_no_difference(texts: list[str], end: bytes, cuts: list[int]) -> None:
    data = [text.encode() for text in texts]
    whole = b"".join(b"data: " + one + end + end for one in data)
    edges = sorted({0, len(whole), *(cut for cut in cuts if cut < len(whole))})
    pieces = [whole[start:stop] for start, stop in pairwise(edges)]
    assert list(events(pieces)) == data
