"""Findings against the verdicts that people gave on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from aspera.agents.greenwashing.rules import rule_book
from aspera.domain.finding import Proposal
from aspera.evaluation.greenwashing.readings import Reading
from aspera.evaluation.labels import Label, LabelIndex, Verdict, labels_of
from aspera.evaluation.measure import Judgement, Measure, Section, share

_AGENT = "greenwashing"


def judged(title: str, readings: Sequence[Reading], note: str) -> Section:
    """Precision over the findings that somebody judged, and how many of the claims judged right are
    shown at all."""
    if not readings:
        return Section(title, (), "There are none in this folder.")
    verdicts = [_verdict(reading, finding) for reading in readings for finding in reading.findings]
    counts = Counter(label.verdict for label in verdicts if label)
    right, wrong = counts[Verdict.RIGHT], counts[Verdict.WRONG]
    shown = [_is_shown(label, readings) for label in _right_labels(readings)]
    measures = (
        share("findings that are right, of those judged right or wrong", right, right + wrong, "≥ 0.8"),
        share("claims judged right that are shown", sum(shown), len(shown)),
        Measure("findings", float(len(verdicts)), len(verdicts), unit="findings"),
        Measure("of these arguable", float(counts[Verdict.ARGUABLE]), len(verdicts), unit="findings"),
        Measure("of these not judged", float(verdicts.count(None)), len(verdicts), unit="findings"),
    )
    return Section(title, measures, note)


def by_rule(readings: Sequence[Reading]) -> Section:
    """How many sentences set each rule off, shown or not."""
    counts: Counter[str] = Counter()
    for reading in readings:
        counts.update(reading.set_off)
    rules = rule_book().rules
    measures = tuple(
        Measure(f"{rule.id} {rule.category}", float(counts[rule.id]), counts[rule.id], unit="sentences")
        for rule in rules
        if counts[rule.id]
    )
    note = f"{len(rules)} rules ran; {len(measures)} were set off, shown or not."
    return Section("Sentences that set a rule off", measures, note)


def to_judge(reading: Reading) -> Iterator[Judgement]:
    """Every finding; whoever shows them adds the verdicts (`evaluation.adjudication`)."""
    for finding in reading.findings:
        page, quote = _place(finding)
        yield Judgement(
            document=reading.document,
            page=page,
            rule=finding.rule,
            quote=quote,
            said=f"{finding.title}. {finding.description}",
        )


def _verdict(reading: Reading, finding: Proposal) -> Label | None:
    page, quote = _place(finding)
    return LabelIndex(labels_of(_AGENT)).find(reading.sha256, _AGENT, finding.rule, page, quote)


def _right_labels(readings: Sequence[Reading]) -> list[Label]:
    known = {reading.sha256 for reading in readings}
    return [label for label in labels_of(_AGENT) if label.verdict is Verdict.RIGHT and label.sha256 in known]


def _is_shown(label: Label, readings: Sequence[Reading]) -> bool:
    index = LabelIndex((label,))
    return any(
        index.find(reading.sha256, _AGENT, finding.rule, quotation.page, quotation.quote)
        for reading in readings
        for finding in reading.findings
        for quotation in finding.quotations
    )


def _place(finding: Proposal) -> tuple[int, str]:
    first = finding.quotations[0] if finding.quotations else None
    return (first.page, first.quote) if first else (0, "")
