"""From Step Functions' errors to ours."""

from __future__ import annotations

from aspera.domain.errors import AsperaError, Defect, InvalidInput, NotFound, Unavailable

ERRORS: dict[str, type[AsperaError]] = {
    "ExecutionAlreadyExists": InvalidInput,
    "ExecutionDoesNotExist": NotFound,
    "ExecutionLimitExceeded": Unavailable,
    "ExecutionNotRedrivable": InvalidInput,
    "InvalidArn": Defect,
    "InvalidExecutionInput": Defect,
    "InvalidName": Defect,
    "InvalidOutput": Defect,
    "InvalidToken": InvalidInput,
    "KmsAccessDeniedException": Defect,
    "KmsInvalidStateException": Unavailable,
    "KmsThrottlingException": Unavailable,
    "ResourceNotFound": Defect,
    "StateMachineDeleting": Unavailable,
    "StateMachineDoesNotExist": Defect,
    "StateMachineTypeNotSupported": Defect,
    "TaskDoesNotExist": NotFound,
    "TaskTimedOut": NotFound,
    "ThrottlingException": Unavailable,
    "ValidationException": Defect,
}
"""A task that nobody waits for any more is NotFound: it was answered, or its execution is over."""
