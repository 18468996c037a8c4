"""Units of mass, energy, volume and the like, brought to one base unit each."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CASED: dict[str, tuple[str, int]] = {
    "kg": ("t", -3), "t": ("t", 0), "MT": ("t", 0), "mt": ("t", 0), "kt": ("t", 3), "Mt": ("t", 6),
    "Gt": ("t", 9), "Wh": ("Wh", 0), "kWh": ("Wh", 3), "KWh": ("Wh", 3), "kwh": ("Wh", 3), "MWh": ("Wh", 6),
    "GWh": ("Wh", 9), "TWh": ("Wh", 12), "MJ": ("J", 6), "GJ": ("J", 9), "TJ": ("J", 12), "PJ": ("J", 15),
    "m3": ("m3", 0), "m³": ("m3", 0), "ML": ("m3", 3), "Ml": ("m3", 3), "ha": ("ha", 0), "FTE": ("FTE", 0),
    "FTEs": ("FTE", 0), "hl": ("m3", -1),
}  # fmt: skip
_NAMED: dict[str, tuple[str, int]] = {
    "tonne": ("t", 0), "ton": ("t", 0), "tonnen": ("t", 0), "kilogram": ("t", -3), "kilotonne": ("t", 3),
    "kiloton": ("t", 3), "megatonne": ("t", 6), "megalitre": ("m3", 3), "megaliter": ("m3", 3),
    "cubic metre": ("m3", 0), "cubic meter": ("m3", 0), "hectare": ("ha", 0), "litre": ("m3", -3),
    "liter": ("m3", -3), "gigajoule": ("J", 9), "terajoule": ("J", 12), "gigawatt-hour": ("Wh", 9),
    "megawatt-hour": ("Wh", 6), "kilowatt-hour": ("Wh", 3),
}  # fmt: skip
_MANY = {"thousand": 3, "thousands": 3, "million": 6, "millions": 6, "billion": 9, "000": 3}
_GAS = (
    r"(?:\s?-?(?:of\s)?(?P<gas>CO[2₂]?\s?-?\s?(?:equivalents?|eq\b|e\b)|CO[2₂]|carbon dioxide equivalents?))?"
)
_WORDS = re.compile(
    r"(?:(?P<many>thousands?|millions?|billion|(?<![\d,.])'?000)\s(?:of\s)?)?(?:metric\s|short\s)?"
    rf"\b(?P<name>{'|'.join(sorted(_NAMED, key=len, reverse=True))})s?\b{_GAS}",
    re.IGNORECASE,
)
_SIGNS = re.compile(
    r"(?:(?P<many>thousands?|millions?|billion|(?<![\d,.])'?000)\s(?:of\s)?)?"
    r"(?<![\w$€£.])(?P<name>[kKMGT]?Wh|kwh|[MGTP]J|m3|m³|M[Ll]|hl|FTEs?|ha"
    r"|(?:kg|[kMG]t|MT|mt|t)(?=\s?-?(?:of )?CO)|k[gt](?!\w)|Mt(?!\w)|(?<=\()t(?=\))|^t$|(?<=\bin )t(?!\w))"
    rf"{_GAS}(?![\w³])"
)

_RATIO = re.compile(r"\s?(?:/|per\b|pro\b|par\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PhysicalUnit:
    """`name` is the base unit ("t", "tCO2e", "Wh", "J", "m3" …), `exponent` the power of ten to it;
    `counts` says that a word such as "thousand" before the unit is already in it, `is_ratio` that
    the unit is divided by another ("kWh/t")."""

    name: str
    exponent: int
    counts: bool
    is_ratio: bool


def read_physical_unit(text: str) -> PhysicalUnit | None:
    match = _SIGNS.search(text) or _WORDS.search(text)
    if match is None:
        return None
    base, exponent = _CASED.get(match["name"]) or _NAMED[match["name"].lower()]
    many = match["many"]
    if many:
        exponent += _MANY[many.lower().lstrip("'")]
    is_ratio = _RATIO.match(text, match.end()) is not None
    return PhysicalUnit(base + _gas(match["gas"]), exponent, bool(many), is_ratio)


def _gas(name: str | None) -> str:
    if not name:
        return ""
    return "CO2" if name.replace("₂", "2").upper() == "CO2" else "CO2e"
