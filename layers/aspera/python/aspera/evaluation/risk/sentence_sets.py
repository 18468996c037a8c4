"""Sentences of our own with what they state: data beside this module."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class MinimalPairs:
    """Of one class: what must be shown, and what sounds like it and must not."""

    risk_class: str
    stated: Sequence[str]
    unstated: Sequence[str]


@dataclass(frozen=True, slots=True)
class SentenceSet:
    """`by_class`: sentences that state a risk of the class as a fact."""

    by_class: Mapping[str, Sequence[str]]
    pairs: Sequence[MinimalPairs]


@cache
def tuned_on() -> SentenceSet:
    """Written before the rules were run on them; what they missed was mended."""
    return _sentence_set("sentences.yaml", "always_shown.yaml")


@cache
def unseen() -> SentenceSet:
    """Written when the rules were done."""
    return _sentence_set("unseen_sentences.yaml", "unseen_always_shown.yaml")


def _sentence_set(classes: str, pairs: str) -> SentenceSet:
    return SentenceSet(
        {id: tuple(sentences) for id, sentences in _read(classes).items()},
        tuple(
            MinimalPairs(id, tuple(found["stated"]), tuple(found["unstated"]))
            for id, found in _read(pairs).items()
        ),
    )


def _read(file: str) -> Any:
    return yaml.load((resources.files(__package__) / file).read_bytes(), _Loader)
