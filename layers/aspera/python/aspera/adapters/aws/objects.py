"""Objects in S3."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from boto3.exceptions import S3UploadFailedError

from aspera.adapters.aws.error_translation import translated
from aspera.adapters.aws.s3_errors import ERRORS
from aspera.domain.errors import InvalidInput, NotFound, Unavailable
from aspera.domain.object_key import check_key, check_prefix

_LONGEST_KEY = 1024
_DELETED_AT_ONCE = 1000


class S3Objects:
    """In a versioned bucket a deleted or replaced object stays as an earlier version, for as long
    as the bucket's lifecycle keeps it."""

    def __init__(self, client: Any, bucket: str) -> None:
        self._client = client
        self._bucket = bucket

    def put(self, key: str, data: bytes) -> None:
        with translated(ERRORS, "S3"):
            self._client.put_object(Bucket=self._bucket, Key=_checked(key), Body=data)

    def put_file(self, key: str, path: Path) -> None:
        """NotFound when there is no file at `path`. Large files go up in parts."""
        if not path.is_file():
            raise NotFound(f"There is no file {path}.")
        try:
            with translated(ERRORS, "S3"):
                self._client.upload_file(str(path), self._bucket, _checked(key))
        except S3UploadFailedError as error:
            raise Unavailable("S3 did not take the file") from error

    def get(self, key: str) -> bytes:
        with _found(key), translated(ERRORS, "S3"):
            data: bytes = self._client.get_object(Bucket=self._bucket, Key=_checked(key))["Body"].read()
        return data

    @contextmanager
    def file(self, key: str) -> Iterator[Path]:
        """A copy on the local disk, removed when the context closes."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "object"
            with _found(key), translated(ERRORS, "S3"):
                self._client.download_file(self._bucket, _checked(key), str(path))
            yield path

    def exists(self, key: str) -> bool:
        try:
            with translated(ERRORS, "S3"):
                self._client.head_object(Bucket=self._bucket, Key=_checked(key))
        except NotFound:
            return False
        return True

    def list(self, prefix: str) -> Iterator[str]:
        return self._keys(check_prefix(prefix))

    def delete(self, prefix: str) -> None:
        keys = [*self.list(prefix)]
        for start in range(0, len(keys), _DELETED_AT_ONCE):
            part = [{"Key": key} for key in keys[start : start + _DELETED_AT_ONCE]]
            with translated(ERRORS, "S3"):
                answer = self._client.delete_objects(
                    Bucket=self._bucket, Delete={"Objects": part, "Quiet": True}
                )
            if answer.get("Errors"):
                raise Unavailable(f"S3 did not delete {len(answer['Errors'])} objects")

    def _keys(self, prefix: str) -> Iterator[str]:
        pages = self._client.get_paginator("list_objects_v2").paginate(Bucket=self._bucket, Prefix=prefix)
        with translated(ERRORS, "S3"):
            for page in pages:
                for entry in page.get("Contents", ()):
                    yield entry["Key"]


def _checked(key: str) -> str:
    if len(check_key(key).encode()) > _LONGEST_KEY:
        raise InvalidInput("The key is longer than S3 takes (1,024 bytes).")
    return key


@contextmanager
def _found(key: str) -> Iterator[None]:
    try:
        yield
    except NotFound as error:
        raise NotFound(f"Nothing is stored under {key!r}.") from error
