"""Retry and Catch."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from aspera.adapters.local.asl.data_flow import Place, compile_place, put
from aspera.adapters.local.asl.errors import TERMINAL, StateError
from aspera.adapters.local.asl.scope import Scope


@dataclass(frozen=True, slots=True)
class Retrier:
    names: frozenset[str]
    interval: float
    attempts: int
    backoff: float
    longest: float
    is_jittered: bool

    def delay(self, retry: int, position: str) -> float:
        """Seconds before the retry of this number, from 0. Full jitter takes a share of it that
        depends on the position only, so that branches spread and a run can be repeated."""
        try:
            seconds = min(self.interval * self.backoff**retry, self.longest)
        except OverflowError:
            seconds = self.longest
        if not self.is_jittered:
            return seconds
        digest = hashlib.blake2b(f"{position} {retry}".encode(), digest_size=4).digest()
        return seconds * int.from_bytes(digest, "big") / 2**32


@dataclass(frozen=True, slots=True)
class Catcher:
    names: frozenset[str]
    place: Place
    following: str

    def output(self, data: Any, error: StateError) -> Any:
        return put(data, self.place, {"Error": error.error, "Cause": error.cause})


class Attempts:
    """How often each retrier of a state was used, during one visit of the state."""

    def __init__(self, retriers: Sequence[Retrier]) -> None:
        self._retriers = retriers
        self._used = [0] * len(retriers)

    def delay(self, error: StateError, position: str) -> float | None:
        """Seconds to wait before the next attempt, None when there is to be none. The first
        retrier that knows the error decides."""
        for index, retrier in enumerate(self._retriers):
            if matches(retrier.names, error):
                used = self._used[index]
                if used >= retrier.attempts:
                    return None
                self._used[index] += 1
                return retrier.delay(used, position)
        return None


def catcher_for(catchers: Sequence[Catcher], error: StateError) -> Catcher | None:
    return next((catcher for catcher in catchers if matches(catcher.names, error)), None)


def matches(names: frozenset[str], error: StateError) -> bool:
    """States.TaskFailed stands for all errors but States.Timeout, States.ALL for all; neither
    one, nor any name, for the terminal errors."""
    if error.error in TERMINAL:
        return False
    if error.error in names or error.also in names or "States.ALL" in names:
        return True
    return "States.TaskFailed" in names and error.error != "States.Timeout"


def compile_retriers(state: Mapping[str, Any]) -> tuple[Retrier, ...]:
    return tuple(
        Retrier(
            names=frozenset(fields["ErrorEquals"]),
            interval=fields.get("IntervalSeconds", 1),
            attempts=fields.get("MaxAttempts", 3),
            backoff=fields.get("BackoffRate", 2.0),
            longest=fields.get("MaxDelaySeconds", math.inf),
            is_jittered=fields.get("JitterStrategy") == "FULL",
        )
        for fields in state.get("Retry", ())
    )


def compile_catchers(state: Mapping[str, Any]) -> tuple[Catcher, ...]:
    return tuple(
        Catcher(frozenset(fields["ErrorEquals"]), compile_place(fields), fields["Next"])
        for fields in state.get("Catch", ())
    )


class Retriable(Protocol):
    """A state that may be tried again."""

    @property
    def retriers(self) -> Sequence[Retrier]: ...

    @property
    def catchers(self) -> Sequence[Catcher]: ...

    @property
    def following(self) -> str | None: ...

    def attempt(self, data: Any, raw: bytes, scope: Scope) -> Any:
        """The state's output."""


def run_with_retries(state: Retriable, data: Any, raw: bytes, scope: Scope) -> tuple[Any, str | None]:
    """As Retry and Catch say. An error that comes because nobody wants the work is none."""
    attempts = Attempts(state.retriers)
    while True:
        try:
            return state.attempt(data, raw, scope), state.following
        except StateError as error:
            scope.check()
            delay = attempts.delay(error, scope.position)
            if delay is None:
                catcher = catcher_for(state.catchers, error)
                if catcher is None:
                    raise
                return catcher.output(data, error), catcher.following
        scope.retries += 1
        scope.pause(delay)
