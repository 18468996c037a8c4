"""Whether a piece of text looks like a number of a table, in whatever way it is written."""

from __future__ import annotations

import re

from aspera.domain.digits import with_latin_digits

_LONGEST = 26
_NUMERAL = re.compile(
    r"[-–−+<>~]?[(\[]?[-–—−+]?\s?(?:(?:US|A|C|HK|S|NZ)?[$€£¥₹])?\s?\(?\s?[-–−]?\s?"
    r"(?:(?:[0-9]{1,3}(?:[,.'’\s][0-9]{2,3})+|[0-9]+)(?:[.,][0-9]+)?|[.,][0-9]+)"
    r"\s?%?\s?\)?\s?-?(?:%|[$€£¥₹]|x|bps|pp|pts?|[KMBkmb]|mn|bn|(?:m|b)illion|(?:EUR|CHF|USD|GBP))?"
    r"\)?(?:[*†‡§¹²³⁴-⁹]{1,3}|\s?\([a-z0-9]{1,2}\))?"
    r"|[$€£(]?\s?[—–‒−-]{1,3}\s?%?\)?|[nN]/?[aAmM]\.?|n\.[am]\.|[Nn]il|[Nn]one"
)
_YEAR = re.compile(r"(?:[0-9]{1,2}\.\s?[0-9]{1,2}\.\s?)?(?:19|20)[0-9]{2}[*†‡¹²³]?(?:\([a-z0-9]\))?")


def is_numeral(text: str) -> bool:
    """Numbers with their dress, dashes and the signs for "not available"; also bare years."""
    if len(text) > _LONGEST:
        return False
    return _NUMERAL.fullmatch(text if text.isascii() else with_latin_digits(text)) is not None


def is_year(text: str) -> bool:
    """A bare year, or a day of one that looks like a number ("31.12.2023")."""
    return _YEAR.fullmatch(text) is not None
