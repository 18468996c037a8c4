from __future__ import annotations

import pytest

from aspera.adapters.openai_compatible.endpoint import parse_endpoint
from aspera.domain.errors import InvalidInput


@pytest.mark.parametrize(
    ("url", "host", "port", "path"),
    [
        ("http://localhost:11434/v1", "localhost", 11434, "/v1/chat/completions"),
        ("http://127.0.0.1:8080", "127.0.0.1", 8080, "/v1/chat/completions"),
        ("http://[::1]:8080/", "::1", 8080, "/v1/chat/completions"),
        ("https://models.example/api/v3/", "models.example", 443, "/api/v3/chat/completions"),
        ("http://gpu.example", "gpu.example", 80, "/v1/chat/completions"),
    ],
)
def test_a_url_says_where_to_ask(url: str, host: str, port: int, path: str) -> None:
    endpoint = parse_endpoint(url, "")
    assert (endpoint.host, endpoint.port, endpoint.path) == (host, port, path)


@pytest.mark.parametrize(
    "url",
    ["", "localhost:8080", "ftp://x/v1", "file:///etc/passwd", "http://", "http://user:pw@host/v1",
     "http://@host", "http://host/v1?key=x", "http://host:99999/v1", "http://host:x/v1", "http://ho st/v1",
     "http://host/v1\r\nX-Evil: 1", "http://host/é", "http://[::1/v1"],
)  # fmt: skip
def test_what_is_no_plain_url_is_refused(url: str) -> None:
    with pytest.raises(InvalidInput):
        parse_endpoint(url, "")


@pytest.mark.parametrize("url", ["http://gpu.example/v1", "http://10.0.0.7:8000", "http://127.evil.example"])
def test_a_key_does_not_travel_in_the_clear(url: str) -> None:
    with pytest.raises(InvalidInput) as error:
        parse_endpoint(url, "s3cret")
    assert "s3cret" not in str(error.value)
    assert (
        parse_endpoint(url.replace("http:", "https:"), "s3cret").headers["Authorization"] == "Bearer s3cret"
    )


@pytest.mark.parametrize("url", ["http://localhost/v1", "http://127.0.0.1:1/v1", "http://[::1]:1/v1"])
def test_on_this_machine_a_key_may(url: str) -> None:
    assert parse_endpoint(url, "s3cret").headers["Authorization"] == "Bearer s3cret"


@pytest.mark.parametrize("key", ["a\nb", "a\x00", "clé"])
def test_a_key_that_no_header_can_hold_is_refused_unseen(key: str) -> None:
    with pytest.raises(InvalidInput) as error:
        parse_endpoint("https://x/v1", key)
    assert key not in str(error.value)


def test_the_key_is_in_no_representation() -> None:
    endpoint = parse_endpoint("https://models.example/v1", "s3cret")
    assert "s3cret" not in f"{endpoint} {endpoint!r}"
