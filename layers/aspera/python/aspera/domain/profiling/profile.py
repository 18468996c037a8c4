"""The profile of a document: what the plan finds out before any agent begins."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from aspera.domain.document import NumberLocale, Profile
from aspera.domain.page import Page
from aspera.domain.profiling.fiscal_year import fiscal_year
from aspera.domain.profiling.kind import kind
from aspera.domain.profiling.language import language
from aspera.domain.tabulation.locale import vote_locale


def profile(
    document_id: str,
    filename: str,
    page_count: int,
    pages: Sequence[Page],
    frameworks: tuple[str, ...] = (),
    locale: Callable[[Sequence[Page]], NumberLocale] = vote_locale,
) -> Profile:
    """`pages` are the first ones, about eight, and a sample of the rest, in order."""
    return Profile(
        document_id=document_id,
        filename=filename,
        pages=page_count,
        language=language(pages),
        kind=kind(pages, filename, page_count),
        number_locale=locale(pages),
        fiscal_year=fiscal_year(pages),
        frameworks=frameworks,
    )
