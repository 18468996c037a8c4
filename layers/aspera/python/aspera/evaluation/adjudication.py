"""Findings for a person to judge, and the verdicts that come back.

A file for adjudication has one finding a line (JSONL) or row (CSV with a header) in the format of
`labels/README.md`, with `said` for what the finding says and `verdict` still to be filled in.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from hashlib import sha256

import orjson

from aspera.domain.errors import InvalidInput
from aspera.evaluation.labels import Label, LabelIndex, Verdict, read_labels
from aspera.evaluation.measure import Evaluation, Judgement, Measure, Section, share
from aspera.evaluation.planting.score import per
from aspera.ports.corpus import Corpus

FIELDS = ("sha256", "document", "page", "agent", "rule", "quote", "said", "verdict", "reason")
_QUOTED_WORDS = 25
_TEXT = "'"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_VERDICTS = {Verdict.RIGHT: "true", Verdict.ARGUABLE: "harmless", Verdict.WRONG: "ours"}
_WORDS = {said: verdict.value for verdict, said in _VERDICTS.items()}


def judged(evaluation: Evaluation, labels: Iterable[Label], corpus: Corpus) -> Evaluation:
    """With the verdicts of people; where it is known what the findings were found in, with a
    section on them. A verdict that is there already stays."""
    index = LabelIndex(labels)
    digest = _digests(corpus)
    judgements = tuple(
        item if item.verdict else replace(item, verdict=_verdict(evaluation.subject, item, index, digest))
        for item in evaluation.to_judge
    )
    section = [_section(evaluation, judgements)] if evaluation.exposure else []
    return replace(evaluation, to_judge=judgements, sections=(*evaluation.sections, *section))


def to_file(evaluation: Evaluation, corpus: Corpus, is_csv: bool) -> bytes:
    """What nobody has judged yet first, then the rest."""
    digest = _digests(corpus)
    rows = [
        {
            "sha256": digest(item.document),
            "document": item.document,
            "page": item.page,
            "agent": evaluation.subject,
            "rule": item.rule,
            "quote": " ".join(item.quote.split()[:_QUOTED_WORDS]),
            "said": item.said,
            "verdict": _WORDS.get(item.verdict, item.verdict),
            "reason": "",
        }
        for item in sorted(evaluation.to_judge, key=lambda item: item.verdict != "")
    ]
    if not is_csv:
        return b"".join(orjson.dumps(row) + b"\n" for row in rows)
    text = io.StringIO()
    writer = csv.DictWriter(text, FIELDS, lineterminator="\n")
    writer.writeheader()
    writer.writerows([{name: _inert(value) for name, value in row.items()} for row in rows])
    return text.getvalue().encode()


def from_file(content: bytes, name: str) -> Sequence[Label]:
    """The lines with a verdict. InvalidInput says what is wrong where."""
    try:
        rows = _csv(content) if name.endswith(".csv") else _json(content)
    except (UnicodeDecodeError, csv.Error, ValueError) as error:
        raise InvalidInput(
            f"{name}: not readable as {'CSV' if name.endswith('.csv') else 'JSONL'}"
        ) from error
    filled = [
        {**row, "verdict": _WORDS.get(row["verdict"], row["verdict"])} for row in rows if row.get("verdict")
    ]
    return list(read_labels(b"\n".join(map(orjson.dumps, filled)), name))


def _csv(content: bytes) -> list[dict[str, str]]:
    rows = csv.DictReader(io.StringIO(content.decode()))
    return [{name: (value or "").removeprefix(_TEXT) for name, value in row.items() if name} for row in rows]


def _inert(value: object) -> object:
    """Quotes are written by strangers: a spreadsheet must not take one for a formula."""
    return _TEXT + value if isinstance(value, str) and value.startswith(_FORMULA) else value


def _json(content: bytes) -> list[dict[str, str]]:
    return [orjson.loads(line) for line in content.splitlines() if line.strip()]


def _digests(corpus: Corpus) -> Callable[[str], str]:
    """SHA-256 of a document by its path; each is read once."""
    known: dict[str, str] = {}

    def digest(path: str) -> str:
        if path not in known:
            known[path] = sha256(corpus.read(path)).hexdigest()
        return known[path]

    return digest


def _verdict(agent: str, item: Judgement, index: LabelIndex, digest: Callable[[str], str]) -> str:
    label = index.find(digest(item.document), agent, item.rule, item.page, item.quote)
    return _VERDICTS[label.verdict] if label else ""


def _section(evaluation: Evaluation, judgements: Sequence[Judgement]) -> Section:
    of = {verdict: sum(item.verdict == verdict for item in judgements) for verdict in (*_WORDS, "")}
    counts = [
        Measure(f"flags, {name}", float(of[verdict]), len(judgements), unit="flags")
        for verdict, name in (
            ("true", "true in the source"),
            ("harmless", "harmless"),
            ("ours", "our error"),
            ("", "not judged yet"),
        )
    ]
    wrong = of["ours"] + of[""]
    rates = [
        per(f"false flags per 100 {thing}", wrong, count, goal="≤ 0.3" if thing == "equations" else "")
        for thing, count in evaluation.exposure.items()
    ]
    note = (
        "Verdicts are ours: of math and consistency given on the rendered page, of the others mostly from "
        "the page’s text. A flag that nobody has judged counts as false."
    )
    precision = share("right, of those judged", of["true"], of["true"] + of["ours"])
    return Section("Flags on documents as published, judged", (*counts, precision, *rates), note)
