"""What S3's presigned addresses let their holder do."""

from __future__ import annotations

import base64
import json
import urllib.request
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from aspera.adapters.aws.links import S3Links
from aspera.domain.errors import InvalidInput

KEY = "uploads/ada/d1/report a+b é.pdf"


@pytest.fixture
def links(bucket: tuple[Any, str]) -> S3Links:
    return S3Links(*bucket)


def conditions(fields: dict[str, str]) -> list[Any]:
    policy: dict[str, Any] = json.loads(base64.b64decode(fields["policy"]))
    return list(policy["conditions"])


def test_an_upload_is_bound_to_key_type_and_size(links: S3Links, bucket: tuple[Any, str]) -> None:
    form = links.upload(KEY, "application/pdf", 500)
    assert form.method == "POST"
    assert form.fields["key"] == KEY
    held = conditions(form.fields)
    for condition in (
        {"bucket": bucket[1]},
        {"key": KEY},
        {"Content-Type": "application/pdf"},
        ["content-length-range", 1, 500],
    ):
        assert condition in held


def test_every_field_of_the_form_is_covered_by_a_condition(links: S3Links) -> None:
    fields = links.upload(KEY, "application/pdf", 500).fields
    named = {name for condition in conditions(fields) if isinstance(condition, dict) for name in condition}
    assert set(fields) - {"policy", "x-amz-signature", "signature", "AWSAccessKeyId"} <= named


def test_a_download_offers_our_name_and_type_whatever_was_claimed(
    links: S3Links, bucket: tuple[Any, str]
) -> None:
    client, name = bucket
    client.put_object(Bucket=name, Key=KEY, Body=b"%PDF", ContentType="text/html")
    url = links.download(KEY, "Bericht “2024”.pdf", "application/pdf")
    asked = parse_qs(urlsplit(url).query)
    assert asked["response-content-type"] == ["application/pdf"]
    assert asked["response-content-disposition"] == [
        "attachment; filename*=UTF-8''Bericht%20%E2%80%9C2024%E2%80%9D.pdf"
    ]
    with urllib.request.urlopen(url) as response:
        assert response.read() == b"%PDF"


def test_what_is_no_key_gets_no_link(links: S3Links) -> None:
    with pytest.raises(InvalidInput):
        links.upload("uploads/../x", "application/pdf", 500)
    with pytest.raises(InvalidInput):
        links.download("/etc/passwd", "x", "text/plain")
