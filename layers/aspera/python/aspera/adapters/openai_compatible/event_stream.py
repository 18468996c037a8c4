"""Server-sent events, as far as chat completions use them (HTML, 9.2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def events(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The data of each event, in order; comments and other fields are left out. Lines may be cut
    anywhere between two pieces, and end in LF, CR LF or CR."""
    data: list[bytes] = []
    for line in _lines(pieces):
        if not line:
            if data:
                yield b"\n".join(data)
            data = []
        elif line.startswith(b"data:"):
            data.append(line[5:].removeprefix(b" "))
    if data:
        yield b"\n".join(data)


def _lines(pieces: Iterable[bytes]) -> Iterator[bytes]:
    rest = b""
    for piece in pieces:
        rest += piece
        # A CR at the very end may be the first half of CR LF: it waits for the next piece.
        held = b"\r" if rest.endswith(b"\r") else b""
        *whole, rest = rest.removesuffix(held).replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
        rest += held
        yield from whole
    if rest.strip(b"\r"):
        yield rest.rstrip(b"\r")
