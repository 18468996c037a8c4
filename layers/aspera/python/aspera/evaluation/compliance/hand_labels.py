"""Statuses that people have read on the page, and whether we still say the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

import orjson

from aspera.domain.errors import InvalidInput
from aspera.domain.requirement_assessment import FrameworkClaim, RequirementClaim, RequirementStatus
from aspera.evaluation.compliance.statuses import conclude
from aspera.evaluation.measure import Judgement, Measure, Section, share
from aspera.evaluation.planting.rehearsal import profile_of
from aspera.ports.corpus import Corpus

_TITLE = "Statuses read by hand"
_FILE = "compliance.jsonl"
_TOLD = (RequirementStatus.PRESENT, RequirementStatus.PARTIAL, RequirementStatus.MISSING)
_NOTE = (
    "Each label holds for the status that was read; a status that has changed since counts nowhere and is "
    "listed for judgement. The documents are those of the sample folder, which were in view."
)


def hand_labels(corpus: Corpus) -> tuple[Section, Sequence[Judgement]]:
    by_document: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for label in _labels():
        by_document.setdefault((label["sha256"], label["framework"]), []).append(label)
    paths = {str(entry.get("sha256")): str(entry["file"]) for entry in corpus.manifest()}
    verdicts: list[tuple[RequirementStatus, str]] = []
    to_judge: list[Judgement] = []
    for (sha256, framework), labels in by_document.items():
        if sha256 in paths:
            claims = _claims(corpus, paths[sha256], framework)
            for label in labels:
                verdicts.extend(_verdict(label, claims))
                to_judge.extend(_changed(label, claims, paths[sha256]))
    if not verdicts:
        return Section(_TITLE, (), "The folder holds no document that has labels."), to_judge
    return Section(_TITLE, tuple(_measures(verdicts)), _NOTE), to_judge


def _measures(verdicts: Sequence[tuple[RequirementStatus, str]]) -> Iterator[Measure]:
    for name, statuses in (("all", _TOLD), *((status.value, (status,)) for status in _TOLD)):
        given = [verdict for status, verdict in verdicts if status in statuses]
        decided = [verdict == "right" for verdict in given if verdict != "arguable"]
        yield share(f"right, {name}", sum(decided), len(decided))
    yield share("arguable", sum(verdict == "arguable" for _, verdict in verdicts), len(verdicts))


def _verdict(
    label: Mapping[str, Any], claims: Mapping[str, RequirementClaim]
) -> Iterator[tuple[RequirementStatus, str]]:
    claim = claims.get(label["requirement"])
    if claim is not None and claim.status == label["status"]:
        yield claim.status, label["verdict"]


def _changed(
    label: Mapping[str, Any], claims: Mapping[str, RequirementClaim], path: str
) -> Iterator[Judgement]:
    claim = claims.get(label["requirement"])
    if claim is not None and claim.status != label["status"] and claim.status in _TOLD:
        quotation = claim.quotation
        yield Judgement(
            document=path,
            page=quotation.page if quotation else 0,
            rule=f"{label['framework']}.{claim.requirement}",
            quote=quotation.quote if quotation else "",
            said=claim.status.value,
        )


def _claims(corpus: Corpus, path: str, framework: str) -> Mapping[str, RequirementClaim]:
    try:
        pages = corpus.pages(path)
    except InvalidInput:
        return {}
    claims: Sequence[FrameworkClaim] = conclude(pages, profile_of(path, pages), framework).assessments
    return {item.requirement: item for claim in claims for item in claim.requirements}


@cache
def _labels() -> Sequence[Mapping[str, Any]]:
    file = resources.files("aspera.evaluation") / "labels" / _FILE
    lines = file.read_bytes().splitlines() if file.is_file() else []
    return tuple(orjson.loads(line) for line in lines if line.strip())
