"""Addresses of this machine's own server."""

from __future__ import annotations

import pytest

from aspera.adapters.local.links import DOWNLOADS, UPLOADS, LocalLinks
from aspera.adapters.memory.clock import ManualClock
from aspera.domain.errors import InvalidInput, NotFound

KEY = "uploads/ada/d1/report.pdf"


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def links(clock: ManualClock) -> LocalLinks:
    return LocalLinks(clock)


def test_an_upload_is_bound_to_key_and_size_and_works_once(links: LocalLinks) -> None:
    form = links.upload(KEY, "application/pdf", 500)
    assert (form.method, form.fields) == ("PUT", {})
    secret = form.url.removeprefix(UPLOADS)
    grant = links.spend_upload(secret)
    assert (grant.key, grant.max_bytes) == (KEY, 500)
    with pytest.raises(NotFound):
        links.spend_upload(secret)


def test_a_download_works_again_and_again(links: LocalLinks) -> None:
    url = links.download(KEY, "Bericht/“2024”.pdf", "application/pdf")
    secret, _, name = url.removeprefix(DOWNLOADS).partition("/")
    assert name == "Bericht%2F%E2%80%9C2024%E2%80%9D.pdf"
    for _ in range(3):
        assert links.read_download(secret).media_type == "application/pdf"


def test_neither_works_as_the_other(links: LocalLinks) -> None:
    upload = links.upload(KEY, "application/pdf", 500).url.removeprefix(UPLOADS)
    download = links.download(KEY, "x", "text/plain").removeprefix(DOWNLOADS).split("/")[0]
    with pytest.raises(NotFound):
        links.read_download(upload)
    with pytest.raises(NotFound):
        links.spend_upload(download)


def test_after_a_quarter_of_an_hour_it_is_over(links: LocalLinks, clock: ManualClock) -> None:
    upload = links.upload(KEY, "application/pdf", 500).url.removeprefix(UPLOADS)
    download = links.download(KEY, "x", "text/plain").removeprefix(DOWNLOADS).split("/")[0]
    clock.advance(15 * 60 - 1)
    assert links.read_download(download).key == KEY
    clock.advance(2)
    with pytest.raises(NotFound):
        links.read_download(download)
    with pytest.raises(NotFound):
        links.spend_upload(upload)


def test_what_is_no_key_gets_no_address(links: LocalLinks) -> None:
    with pytest.raises(InvalidInput):
        links.upload("uploads/../x", "application/pdf", 500)
    with pytest.raises(InvalidInput):
        links.download("/etc/passwd", "x", "text/plain")


def test_no_address_is_given_twice(links: LocalLinks) -> None:
    assert len({links.upload(KEY, "application/pdf", 500).url for _ in range(100)}) == 100
