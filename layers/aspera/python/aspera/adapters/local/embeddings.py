"""Vectors from words and parts of words, without a model.

Feature hashing (Weinberger et al. 2009) of stems and of character 3- to 5-grams (fastText's
subwords, Bojanowski et al. 2017), so that inflected and compound words stay near each other in
any language that is written with letters. Counts are damped (1 + ln tf); there is no IDF: a
vector depends on its text alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, pairwise
from typing import TYPE_CHECKING, cast
from zlib import crc32

from aspera.domain.search_words import stop_words, words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Hashes = NDArray[np.uint32]
    Integers = NDArray[np.int64]

_GRAMS = (3, 4, 5)
_GRAM_WEIGHT = 0.7
"""Of all parts of a word together, the word as a whole being 1."""
_NUMBER_WEIGHT = 0.25
"""Numbers are frequent in reports and say little about what a passage is about."""
_FNV_PRIME = 0x01000193
_BLOCK = 1024
"""Words that are hashed at a time: their features stay in the processor's cache."""


class HashedEmbeddings:
    def __init__(self, dimensions: int = 256) -> None:
        self.dimensions = dimensions
        self.revision = f"hashed-1-{dimensions}"

    def embed(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        """A NumPy matrix (float32) with a row for each text."""
        import numpy as np

        content = [_content_words(text) for text in texts]
        # Sorted, so that a vector's sum is taken in the same order whatever else is embedded.
        vocabulary = sorted(set(chain.from_iterable(content)))
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        if vocabulary:
            word_vectors = _word_vectors(vocabulary, self.dimensions)
            _add_up(content, vocabulary, word_vectors, vectors)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return cast("Sequence[Sequence[float]]", vectors / np.where(lengths > 0, lengths, np.float32(1)))


def _content_words(text: str) -> list[str]:
    stopped = stop_words()
    return [word for word in words(text) if word not in stopped]


def _add_up(
    content: Sequence[Sequence[str]], vocabulary: Sequence[str], word_vectors: Floats, vectors: Floats
) -> None:
    """Add each text's word vectors, weighted by 1 + ln tf, to its row."""
    import numpy as np

    index = {word: number for number, word in enumerate(vocabulary)}
    sizes = np.fromiter(map(len, content), dtype=np.int64, count=len(content))
    numbers = np.fromiter(map(index.__getitem__, chain.from_iterable(content)), dtype=np.int64)
    occurrences = np.repeat(np.arange(len(content)), sizes) * len(vocabulary) + numbers
    distinct, counts = np.unique(occurrences, return_counts=True)
    rows, numbers = np.divmod(distinct, len(vocabulary))
    weights = (1 + np.log(counts)).astype(np.float32)
    bounds = np.searchsorted(rows, np.arange(len(content) + 1))
    for row, (start, end) in enumerate(pairwise(bounds)):
        vectors[row] = weights[start:end] @ word_vectors[numbers[start:end]]


def _word_vectors(vocabulary: Sequence[str], dimensions: int) -> Floats:
    import numpy as np

    vectors = np.empty((len(vocabulary), dimensions), dtype=np.float32)
    for start in range(0, len(vocabulary), _BLOCK):
        block = vocabulary[start : start + _BLOCK]
        vectors[start : start + _BLOCK] = _hash_block(block, dimensions)
    return vectors


def _hash_block(block: Sequence[str], dimensions: int) -> Floats:
    """Each feature of a word adds its weight, or takes it away, in one place of the word's row."""
    import numpy as np

    stems = np.fromiter((crc32(stem(word).encode()) for word in block), np.uint32, len(block))
    owners, grams = _grams(block)
    gram_weights = _GRAM_WEIGHT / np.sqrt(np.bincount(owners, minlength=len(block)))
    number_weights = np.array([_NUMBER_WEIGHT if word[0].isdigit() else 1.0 for word in block])
    mixed = _mix(np.concatenate((stems, grams)))
    weights = np.concatenate((number_weights, (gram_weights * number_weights)[owners]))
    owners = np.concatenate((np.arange(len(block)), owners))
    places = owners * dimensions + (mixed >> np.uint32(1)) % np.uint32(dimensions)
    signed = np.where(mixed & np.uint32(1), weights, -weights)
    sums = np.bincount(places, weights=signed, minlength=len(block) * dimensions)
    rows: Floats = sums.reshape(len(block), dimensions).astype(np.float32)
    return rows


def _grams(block: Sequence[str]) -> tuple[Integers, Hashes]:
    """The character n-grams of all words, with brackets at the ends of a word: the number of the
    word that each belongs to, and its FNV-1 hash over code points."""
    import numpy as np

    codes = np.frombuffer("".join(f"<{word}>" for word in block).encode("utf-32-le"), dtype="<u4")
    sizes = np.fromiter((len(word) + 2 for word in block), np.int64, len(block))
    owners = np.repeat(np.arange(len(block)), sizes)
    left = np.repeat(np.cumsum(sizes), sizes) - np.arange(len(codes))
    hashes = np.zeros(len(codes), dtype=np.uint32)
    found: list[tuple[Integers, Hashes]] = []
    for size in range(1, min(_GRAMS[-1], len(codes)) + 1):
        begun = slice(0, len(codes) - size + 1)
        hashes[begun] = hashes[begun] * np.uint32(_FNV_PRIME) ^ codes[size - 1 :]
        if size in _GRAMS:
            whole = left >= size
            found.append((owners[whole], hashes[whole]))
    return np.concatenate([o for o, _ in found]), np.concatenate([h for _, h in found])


def _mix(hashes: Hashes) -> Hashes:
    """MurmurHash3's finaliser (Appleby): every bit of the input reaches every bit of the output."""
    import numpy as np

    hashes = hashes ^ (hashes >> np.uint32(16))
    hashes = hashes * np.uint32(0x85EBCA6B)
    hashes = hashes ^ (hashes >> np.uint32(13))
    hashes = hashes * np.uint32(0xC2B2AE35)
    return hashes ^ (hashes >> np.uint32(16))


def stem(word: str) -> str:
    """A folded word without the endings of plural and case that English, German and French share:
    emission, emissions, Emissionen; company, companies; risque, risques."""
    if len(word) < 4 or word[0].isdigit():
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("en", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
