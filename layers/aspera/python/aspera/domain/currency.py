"""Currencies as they are printed, and their ISO 4217 codes."""

from __future__ import annotations

_CODES = (
    "USD EUR GBP JPY CHF CNY AUD CAD HKD SGD NZD INR BRL ZAR MXN SEK NOK DKK PLN CZK HUF KRW TRY RUB ILS "
    "THB MYR IDR PHP TWD AED SAR ARS CLP COP"
).split()

CURRENCIES: dict[str, str] = {code: code for code in _CODES} | {
    "$": "USD", "US$": "USD", "U.S.$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "A$": "AUD", "AU$": "AUD",
    "C$": "CAD", "CA$": "CAD", "CDN$": "CAD", "HK$": "HKD", "S$": "SGD", "NZ$": "NZD", "R$": "BRL",
    "NT$": "TWD", "₹": "INR", "Rs": "INR", "Rs.": "INR", "₩": "KRW", "₺": "TRY", "₽": "RUB", "₪": "ILS",
    "RMB": "CNY", "Fr.": "CHF", "SFr.": "CHF", "zł": "PLN", "kr": "SEK", "R": "ZAR",
}  # fmt: skip
"""By sign or code. A sign that several countries use stands for the largest of them."""

CURRENCY_WORDS: dict[str, str] = {
    "dollar": "USD", "dollars": "USD", "euro": "EUR", "euros": "EUR", "pounds": "GBP", "sterling": "GBP",
    "yen": "JPY", "francs": "CHF", "franken": "CHF", "rupees": "INR", "yuan": "CNY", "renminbi": "CNY",
}  # fmt: skip
"""By name, in lower case."""
