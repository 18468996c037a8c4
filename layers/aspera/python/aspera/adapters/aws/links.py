"""Presigned S3 addresses.

Source: S3 user guide, "Browser-based uploads using POST": the policy binds the form to one key, one
media type and a range of sizes, and S3 refuses anything else. A link dies with the role's session.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from aspera.adapters.aws.error_translation import translated
from aspera.adapters.aws.s3_errors import ERRORS
from aspera.domain.object_key import check_key
from aspera.ports.links import UploadForm

_SECONDS = 900


class S3Links:
    def __init__(self, client: Any, bucket: str) -> None:
        self._client = client
        self._bucket = bucket

    def upload(self, key: str, media_type: str, max_bytes: int) -> UploadForm:
        with translated(ERRORS, "S3"):
            form = self._client.generate_presigned_post(
                Bucket=self._bucket,
                Key=check_key(key),
                Fields={"Content-Type": media_type},
                Conditions=[{"Content-Type": media_type}, ["content-length-range", 1, max_bytes]],
                ExpiresIn=_SECONDS,
            )
        return UploadForm(url=form["url"], method="POST", fields=form["fields"])

    def download(self, key: str, filename: str, media_type: str) -> str:
        """The media type is ours, not the one that was claimed at upload."""
        parameters = {
            "Bucket": self._bucket,
            "Key": check_key(key),
            "ResponseContentDisposition": f"attachment; filename*=UTF-8''{quote(filename, safe='')}",
            "ResponseContentType": media_type,
        }
        with translated(ERRORS, "S3"):
            url: str = self._client.generate_presigned_url(
                "get_object", Params=parameters, ExpiresIn=_SECONDS
            )
        return url
