"""Pictures of a document's pages, for files whose pages a browser cannot draw itself."""

from __future__ import annotations

from collections.abc import Sequence

from aspera.domain.document import Document
from aspera.domain.errors import InvalidInput
from aspera.domain.finding import Value
from aspera.domain.page import Page
from aspera.domain.run import last_run
from aspera.ports.documents import Documents
from aspera.ports.links import Links
from aspera.ports.objects import Objects
from aspera.ports.page_images import PageImages
from aspera.ports.pages import Pages

MOST = 20
"""Pages of one call."""


class PagePicture(Value):
    """`width` and `height` in points, `url` of a JPEG."""

    page: int
    width: float
    height: float
    url: str


def picture_pages(
    document_id: str,
    owner: str,
    first: int,
    last: int,
    *,
    documents: Documents,
    objects: Objects,
    pages: Pages,
    page_images: PageImages,
    links: Links,
) -> Sequence[PagePicture]:
    """The pages from `first` to `last` that were looked at and can be drawn. A page is drawn once
    and kept with the run. InvalidInput unless `first` to `last` are 1 to 20 pages."""
    if not 1 <= first <= last < first + MOST:
        raise InvalidInput(f"Pages are asked for {MOST} at a time, the first one is 1.")
    document = documents.get(document_id, owner)
    if not document.run_id:
        return ()
    found = pages.read(last_run(document), first, last)
    kept = _draw(document, found, objects, page_images)
    return [
        PagePicture(page=page.number, width=page.width, height=page.height, url=_link(document, page, links))
        for page in found
        if page.number in kept
    ]


def _draw(
    document: Document, found: Sequence[Page], objects: Objects, page_images: PageImages
) -> frozenset[int]:
    """The numbers of those that there is a picture of."""
    kept = {page.number for page in found if objects.exists(_key(document, page.number))}
    missing = [page for page in found if page.number not in kept]
    if missing:
        drawn = page_images.render(document.object_key, document.media_type, missing)
        for number, picture in drawn.items():
            objects.put(_key(document, number), picture)
        kept.update(drawn)
    return frozenset(kept)


def _key(document: Document, page: int) -> str:
    return last_run(document).key("pictures", f"{page:06d}.jpg")


def _link(document: Document, page: Page, links: Links) -> str:
    return links.download(_key(document, page.number), f"page-{page.number}.jpg", "image/jpeg")
