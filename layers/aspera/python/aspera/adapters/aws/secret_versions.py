"""Versions of a secret in AWS Secrets Manager, by their staging labels.

Source: Secrets Manager user guide, "Lambda rotation functions" and "Secret versions". A version's id
is the ClientRequestToken of the rotation.
"""

from __future__ import annotations

from typing import Any

from botocore.exceptions import ClientError

from aspera.adapters.aws.error_translation import code_of, translated
from aspera.adapters.aws.secrets_errors import ERRORS
from aspera.ports.secret_versions import Versions

_CURRENT, _PENDING = "AWSCURRENT", "AWSPENDING"
_NO_VALUE = "ResourceNotFoundException"


class SecretsManagerVersions:
    def __init__(self, client: Any) -> None:
        self._client = client

    def versions(self, secret: str) -> Versions:
        with translated(ERRORS, "Secrets Manager"):
            found = self._client.describe_secret(SecretId=secret)
        labels: dict[str, list[str]] = found.get("VersionIdsToStages", {})
        held = {label: version for version, mine in labels.items() for label in mine}
        return Versions(
            current=held.get(_CURRENT, ""),
            pending=held.get(_PENDING, ""),
            known=tuple(sorted(labels)),
            rotates=bool(found.get("RotationEnabled")),
        )

    def value(self, secret: str, version: str) -> str | None:
        """A version that has no value yet is not found when it is asked for by its label."""
        with translated(ERRORS, "Secrets Manager"):
            try:
                found = self._client.get_secret_value(
                    SecretId=secret, VersionId=version, VersionStage=_PENDING
                )
            except ClientError as error:
                if code_of(error) != _NO_VALUE:
                    raise
                return None
        return str(found["SecretString"])

    def propose(self, secret: str, version: str, value: str) -> None:
        with translated(ERRORS, "Secrets Manager"):
            self._client.put_secret_value(
                SecretId=secret, ClientRequestToken=version, SecretString=value, VersionStages=[_PENDING]
            )

    def promote(self, secret: str, version: str, instead_of: str) -> None:
        """Secrets Manager gives the version before it the label AWSPREVIOUS by itself."""
        with translated(ERRORS, "Secrets Manager"):
            self._client.update_secret_version_stage(
                SecretId=secret,
                VersionStage=_CURRENT,
                MoveToVersionId=version,
                RemoveFromVersionId=instead_of,
            )
