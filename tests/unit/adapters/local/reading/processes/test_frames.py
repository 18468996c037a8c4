from __future__ import annotations

import struct
from io import BytesIO

import pytest

from aspera.adapters.local.reading.processes.frames import receive, send


def test_a_message_arrives_with_its_content() -> None:
    stream = BytesIO()
    send(stream, {"do": "read", "pages": [1, 2]}, b"\x00\xff")
    send(stream, {})
    stream.seek(0)
    assert receive(stream) == ({"do": "read", "pages": [1, 2]}, b"\x00\xff")
    assert receive(stream) == ({}, b"")


def test_the_end_is_no_message() -> None:
    assert receive(BytesIO(b"")) is None
    assert receive(BytesIO(b"\x00\x00")) is None


@pytest.mark.parametrize("frame", [struct.pack(">II", 2**31, 2**31), struct.pack(">II", 4, 0) + b"nope"])
def test_what_does_not_keep_to_the_form_is_an_error(frame: bytes) -> None:
    with pytest.raises(ValueError):
        receive(BytesIO(frame))
