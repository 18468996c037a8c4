"""Verdicts that people gave on findings: `labels/*.jsonl` (its README is the format)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

import orjson

from aspera.domain.canonical_text import canonical
from aspera.domain.errors import InvalidInput

_SUFFIX = ".jsonl"


class Verdict(StrEnum):
    RIGHT = "right"
    WRONG = "wrong"
    ARGUABLE = "arguable"


@dataclass(frozen=True, slots=True)
class Label:
    """One verdict. `page` counts from 1; `quote` is "" for a finding without a quotation."""

    sha256: str
    agent: str
    rule: str
    page: int
    quote: str
    verdict: Verdict
    reason: str
    document: str = ""
    status: str = ""
    """Of a requirement, when the verdict is on its status; only "missing" and "partial" are findings."""


@cache
def labels() -> Sequence[Label]:
    """All that come with the package, by file name and then as they stand there."""
    folder = resources.files(__package__) / "labels"
    if not folder.is_dir():
        return ()
    files = sorted((f for f in folder.iterdir() if f.name.endswith(_SUFFIX)), key=lambda f: f.name)
    return tuple(label for file in files for label in read_labels(file.read_bytes(), file.name))


def labels_of(agent: str) -> Sequence[Label]:
    return tuple(label for label in labels() if label.agent == agent)


def read_labels(data: bytes, source: str) -> Iterator[Label]:
    """InvalidInput names `source`, the line and the reason."""
    agent = source.removesuffix(_SUFFIX).partition("-")[0].partition(".")[0]
    for number, line in enumerate(data.splitlines(), start=1):
        if line.strip():
            try:
                yield _label(orjson.loads(line), agent)
            except (KeyError, TypeError, ValueError) as error:
                raise InvalidInput(f"{source}, line {number} is not a label: {error!r}") from error


def _label(item: Mapping[str, Any], agent: str) -> Label:
    return Label(
        sha256=item["sha256"],
        agent=item.get("agent") or agent,
        rule=item.get("rule") or item["requirement"],
        page=int(item.get("page") or 0),
        quote=item.get("quote") or "",
        verdict=Verdict(item["verdict"]),
        reason=item.get("reason") or "",
        document=item.get("document") or "",
        status=item.get("status") or "",
    )


class LabelIndex:
    """Finds the verdict on a finding."""

    def __init__(self, labels: Iterable[Label]) -> None:
        self._labels: dict[tuple[str, str, str, int], list[Label]] = {}
        for label in labels:
            key = (label.sha256, label.agent, label.rule, label.page)
            self._labels.setdefault(key, []).append(label)

    def find(self, sha256: str, agent: str, rule: str, page: int, quote: str) -> Label | None:
        """The label on the finding whose first quotation is `quote` on `page`; 0 and "" for none."""
        said = canonical(quote).strip()
        for label in self._labels.get((sha256, agent, rule, page), ()):
            written = canonical(label.quote).strip()
            if written == said or (written and said and (written in said or said in written)):
                return label
        return None
