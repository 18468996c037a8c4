"""What a reading process and its parent say to each other: a JSON object with bytes, framed.

Not pickles: the process that parses hostile files must not be able to make its parent run code.
"""

from __future__ import annotations

import struct
from typing import Any, BinaryIO

import orjson

OUT_OF_MEMORY = 3
"""A reading process's exit status."""
PAGE_BYTES = 4
"""The number of the page at hand, little-endian: what a reading process writes into its mark."""
_MOST_BYTES = 1_000_000_000
_LENGTHS = struct.Struct(">II")


def send(stream: BinaryIO, message: dict[str, Any], content: bytes = b"") -> None:
    header = orjson.dumps(message)
    stream.write(_LENGTHS.pack(len(header), len(content)) + header + content)
    stream.flush()


def receive(stream: BinaryIO) -> tuple[dict[str, Any], bytes] | None:
    """None when the other side has gone; ValueError when it does not keep to the form."""
    lengths = stream.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    sizes = _LENGTHS.unpack(lengths)
    if sum(sizes) > _MOST_BYTES:
        raise ValueError("a frame out of measure")
    header, content = (stream.read(size) for size in sizes)
    return orjson.loads(header), content
