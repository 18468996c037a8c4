"""Keys of stored objects: `/`-separated paths that are safe as a folder's paths, too."""

from __future__ import annotations

from aspera.domain.errors import InvalidInput

_LONGEST = 1024
"""Bytes of a key in S3."""


def check_key(key: str) -> str:
    """`key` itself. InvalidInput when it could leave its folder or name nothing: absolute,
    with an empty, `.` or `..` part, a backslash or a control character, or over 1,024 bytes."""
    if any(part in ("", ".", "..") for part in key.split("/")) or not _is_plain(key):
        raise InvalidInput(f"{key!r} is no key of an object.")
    return key


def check_prefix(prefix: str) -> str:
    """`prefix` itself. InvalidInput when no key could begin with it; its last part may be
    empty or the beginning of a name."""
    folder, slash, _ = prefix.rpartition("/")
    if slash:
        check_key(folder)
    if not _is_plain(prefix):
        raise InvalidInput(f"{prefix!r} is no beginning of a key.")
    return prefix


def _is_plain(text: str) -> bool:
    try:
        size = len(text.encode())
    except UnicodeEncodeError:
        return False
    return size <= _LONGEST and "\\" not in text and not any(c < " " or c == "\x7f" for c in text)
