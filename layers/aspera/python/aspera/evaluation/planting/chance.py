"""Choices that look random and are the same every time, in whatever order they are made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from heapq import nsmallest
from typing import TypeVar

Item = TypeVar("Item")


def draw(key: str, count: int) -> int:
    """A number from 0 up to but not including `count`, which is at least 1."""
    return int.from_bytes(sha256(key.encode()).digest()[:8]) % count


def pick(key: str, items: Sequence[Item]) -> Item:
    """One of `items`, which are at least one."""
    return items[draw(key, len(items))]


def sample(items: Iterable[Item], key: Callable[[Item], str], size: int) -> list[Item]:
    """`size` of the items, or all when there are fewer; whether one is taken depends on the keys
    alone, which differ."""
    return nsmallest(size, items, key=lambda item: sha256(key(item).encode()).digest())
