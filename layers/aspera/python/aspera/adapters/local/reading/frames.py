"""What a reading process and its parent say to each other: a JSON object with bytes, framed.

Not pickles: the process that parses hostile files must not be able to make its parent run code.
"""

from __future__ import annotations

import struct
from typing import Any, BinaryIO

import orjson

_LENGTHS = struct.Struct(">II")


def send(stream: BinaryIO, message: dict[str, Any], content: bytes = b"") -> None:
    header = orjson.dumps(message)
    stream.write(_LENGTHS.pack(len(header), len(content)) + header + content)
    stream.flush()


def receive(stream: BinaryIO) -> tuple[dict[str, Any], bytes] | None:
    """None when the other side has gone."""
    lengths = stream.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    header, content = (stream.read(length) for length in _LENGTHS.unpack(lengths))
    return orjson.loads(header), content
