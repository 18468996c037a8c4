"""All that is named on a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aspera.domain.entities.companies import auditors, companies, titled
from aspera.domain.entities.people import people
from aspera.domain.entities.sighting import Sighting
from aspera.domain.entities.standards import standards
from aspera.domain.page import Page


def sightings(pages: Iterable[Page]) -> Iterator[Sighting]:
    for page in pages:
        text = page.text.text
        for find in (companies, titled, auditors, people, standards):
            yield from find(text, page.number)
