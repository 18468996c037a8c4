"""Powers of ten by name: "million", "Mrd.", "k"."""

from __future__ import annotations

_WORDS: dict[int, str] = {
    3: "thousand thousands tausend tsd tsd. milliers",
    5: "lakh lakhs lac",
    6: "million millions millionen mn mio mio. mln mln. mill.",
    7: "crore crores",
    9: "billion billions bn bln milliard milliards milliarde milliarden mrd mrd. mrds",
    12: "trillion trillions tn trn",
}
_LETTERS: dict[int, str] = {3: "k t", 6: "m mm", 9: "b md mds"}

MAGNITUDES: dict[str, int] = {word: power for power, words in _WORDS.items() for word in words.split()}
"""Exponent of ten by word, in lower case. "billion" is English; German and French mean 10^12."""

LETTER_MAGNITUDES: dict[str, int] = {
    letter: power for power, letters in _LETTERS.items() for letter in letters.split()
}
"""Letters that mean a power of ten only beside a currency ("m" is a metre, too)."""
