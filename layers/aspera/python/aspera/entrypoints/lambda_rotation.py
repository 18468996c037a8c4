"""Secrets Manager's calls while it gives a secret a new value: one call, one step.

Source: Secrets Manager user guide, "Lambda rotation functions": the event has SecretId,
ClientRequestToken and Step.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from aspera.entrypoints.lambda_task import LambdaTask

_NAMES = {"secret": "SecretId", "version": "ClientRequestToken", "step": "Step"}


class LambdaRotation:
    """A Lambda handler of a rotation's steps."""

    def __init__(self, use_case: Callable[..., Any]) -> None:
        self._task = LambdaTask(use_case)

    def __call__(self, event: Mapping[str, Any], context: Any = None) -> Any:
        given = {name: event[theirs] for name, theirs in _NAMES.items() if theirs in event}
        return self._task.call(given, str(event.get("ClientRequestToken", "")), context)


def lambda_rotation(use_case: Callable[..., Any]) -> LambdaRotation:
    return LambdaRotation(use_case)
