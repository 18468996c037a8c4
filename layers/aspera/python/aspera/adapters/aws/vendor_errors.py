"""What Bedrock and botocore raise, as ASPERA's errors with one plain line."""

from __future__ import annotations

from collections.abc import Mapping

from aspera.domain.errors import AsperaError, Defect, InvalidInput, Unanswered, Unavailable

CONVERSE: Mapping[str, type[AsperaError]] = {
    "AccessDeniedException": InvalidInput,
    "ResourceNotFoundException": InvalidInput,
    "ValidationException": InvalidInput,
    "ThrottlingException": Unavailable,
    "ServiceUnavailableException": Unavailable,
    "ModelNotReadyException": Unavailable,
    "ModelTimeoutException": Unanswered,
    "ModelErrorException": Unanswered,
    "InternalServerException": Unanswered,
    # Of every AWS service, so in no model of one.
    "ExpiredTokenException": InvalidInput,
    "UnrecognizedClientException": InvalidInput,
    "InvalidSignatureException": InvalidInput,
    "IncompleteSignatureException": InvalidInput,
    "ServiceQuotaExceededException": Unavailable,
    "TooManyRequestsException": Unavailable,
}
"""By error code of the operation Converse (botocore's model of bedrock-runtime)."""

REFUSED_UNCHARGED = frozenset(
    {
        "ThrottlingException",
        "ServiceUnavailableException",
        "ModelNotReadyException",
        "TooManyRequestsException",
    }
)
"""Refused before the model saw anything: worth waiting for."""

CLIENT: Mapping[str, type[AsperaError]] = {
    "NoCredentialsError": InvalidInput,
    "PartialCredentialsError": InvalidInput,
    "CredentialRetrievalError": InvalidInput,
    "TokenRetrievalError": InvalidInput,
    "UnauthorizedSSOTokenError": InvalidInput,
    "SSOTokenLoadError": InvalidInput,
    "ProfileNotFound": InvalidInput,
    "NoRegionError": InvalidInput,
    "InvalidRegionError": InvalidInput,
    "ParamValidationError": Defect,
    "EndpointConnectionError": Unavailable,
    "ConnectTimeoutError": Unavailable,
    "ProxyConnectionError": Unavailable,
    "SSLError": Unavailable,
    "ReadTimeoutError": Unanswered,
    "ConnectionClosedError": Unanswered,
    "ResponseStreamingError": Unanswered,
    "IncompleteReadError": Unanswered,
    "HTTPClientError": Unanswered,
}
"""By class in botocore.exceptions; a subclass counts as the nearest class that is listed."""


def as_asperas_error(error: Exception, model: str) -> AsperaError:
    """Anything unlisted is Unanswered: it may have been paid for."""
    code = error_code(error)
    if code:
        message = " ".join(str(_details(error).get("Message", "")).split())
        return CONVERSE.get(code, Unanswered)(f"Bedrock refuses {model}: {message or code} ({code})")
    kind = next((CLIENT[c.__name__] for c in type(error).__mro__ if c.__name__ in CLIENT), Unanswered)
    return kind(f"Bedrock could not be asked: {' '.join(str(error).split())}")


def error_code(error: Exception) -> str:
    """The code of an error that the service answered with; empty for others."""
    return str(_details(error).get("Code", ""))


def _details(error: Exception) -> Mapping[str, object]:
    response = getattr(error, "response", None)
    details = response.get("Error", {}) if isinstance(response, Mapping) else {}
    return details if isinstance(details, Mapping) else {}
