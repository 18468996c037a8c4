"""One process at a time. The system gives a lock back when its holder dies, however it dies."""

from __future__ import annotations

import fcntl
import time

_TRIES = 10
_PAUSE = 0.01


def acquire(descriptor: int) -> bool:
    """Lock the open file; False when another open file of it is locked."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def acquire_soon(descriptor: int) -> bool:
    """`acquire`, but let somebody finish who only looked whether the file is locked."""
    for _ in range(_TRIES):
        if acquire(descriptor):
            return True
        time.sleep(_PAUSE)
    return False
