"""Asking a language model which rows of a table add up to which.

It names rows by number and nothing else. We recompute: a sum that does not come out in at least two
columns is refuted, and one that comes out in all but one accuses that one, as for the rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from aspera.agents.math.accusations import accuse
from aspera.agents.math.change_columns import find_change_columns
from aspera.agents.math.cues import is_result
from aspera.agents.math.faults import find_faults
from aspera.agents.math.ledger import Direction, Ledger, footing_ledger
from aspera.agents.math.proposals import propose
from aspera.agents.math.relations import Relation, Support, examine
from aspera.agents.math.sums_in_words import describe_sum
from aspera.agents.math.table_check import check_table
from aspera.domain.answer import Answer
from aspera.domain.answer_forms import listed, record, whole
from aspera.domain.continued_tables import linked_tables
from aspera.domain.document import NumberLocale
from aspera.domain.finding import Proposal
from aspera.domain.framing import Item
from aspera.domain.inquiry import Inquiry, ModelRequest
from aspera.domain.model_proposals import by_model
from aspera.domain.observation import Material, Observations
from aspera.domain.page import Page, PageSource
from aspera.domain.questions import Question, answered, put
from aspera.ports.agents import Verdict

NAMED, HOLDING = "sums named by a model", "sums named by a model that hold"
_MOST_TABLES, _MOST_ROWS, _MOST_SUMS, _MOST_ADDENDS = 4, 45, 20, 30
_FEWEST_LINES, _FEWEST_OPEN_ROWS, _FEWEST_HOLDING = 3, 3, 2
_LONGEST_LABEL = 80
_PAGES = 4
_SAID = "A language model named the rows of this sum, no rule did; it comes out in {count} other columns."


@dataclass(frozen=True, slots=True)
class OpenTable:
    """A table with rows in no relation that the rules know. `known` are the rows that are totals
    already; a row is named by its place in the ledger, from 1."""

    page: Page
    ledger: Ledger
    known: frozenset[int]
    open_rows: Sequence[int]

    @property
    def rank(self) -> tuple[bool, int, int]:
        """Smaller is more important: a result that was not recomputed, then many open rows."""
        labels = (self.ledger.labels[entry] for entry in self.open_rows)
        has_result = any(label.strip() and is_result(label) for label in labels)
        return not has_result, -len(self.open_rows), self.page.number


@cache
def inquiry() -> Inquiry:
    rows = listed(whole(1, _MOST_ROWS), _MOST_ADDENDS)
    named = record(number=whole(1, _MOST_TABLES), total=whole(1, _MOST_ROWS), added=rows, subtracted=rows)
    return Inquiry(
        name="math-sums",
        prompt=files(__package__).joinpath("prompt_sums.md").read_text("utf-8"),
        answer_schema=record(sums=listed(named, _MOST_SUMS)),
        max_tokens=1_500,
        pages=_PAGES,
    )


def questions(material: Material) -> list[Question[OpenTable]]:
    """The tables with most to be recomputed first; none that was misread, or read by OCR."""
    locale = material.profile.number_locale
    tables = sorted(_open_tables(material.pages, locale), key=lambda table: table.rank)
    return put(inquiry(), tables, _shown, most_items=_MOST_TABLES, pages=len(material.pages))


def judge(material: Material, answers: Sequence[tuple[ModelRequest, Answer]]) -> Verdict:
    named = list(_named(answered(questions(material), answers)))
    supports = [(table, _support(table, relation)) for table, relation in named]
    proven = [(table, support) for table, support in supports if table is not None and support is not None]
    proposals = tuple(
        proposal
        for table, support in proven
        for proposal in _proposals(table, support, material.profile.number_locale)
    )
    counts = {NAMED: len(named), HOLDING: len(proven)} if named else {}
    return Verdict(Observations(proposals=proposals, counts=counts), len(named), len(named) - len(proven))


def _open_tables(pages: Iterable[Page], locale: NumberLocale) -> Iterator[OpenTable]:
    for page, sheets in linked_tables(pages, locale):
        for sheet in sheets if page.source is not PageSource.OCR else ():
            check = check_table(sheet, page)
            changes = find_change_columns(check.sheet)
            ledger = footing_ledger(check.sheet, {d.place[1] for change in changes for d in change.holding})
            if check.is_misread or len(ledger.lines) < _FEWEST_LINES or len(ledger.entries) > _MOST_ROWS:
                continue
            found = [
                (down.entries, support.relation)
                for down, support in check.footing.found
                if down.direction is Direction.DOWN
            ]
            totals = {entries[relation.total] for entries, relation in found}
            settled = totals | {entries[addend] for entries, relation in found for addend in relation.addends}
            open_rows = [entry for entry, row in enumerate(ledger.entries) if row not in settled]
            known = frozenset(entry for entry, row in enumerate(ledger.entries) if row in totals)
            if len(open_rows) >= _FEWEST_OPEN_ROWS:
                yield OpenTable(page, ledger, known, open_rows)


def _named(
    answers: Iterable[tuple[Question[OpenTable], Any]],
) -> Iterator[tuple[OpenTable | None, Relation]]:
    """The sums that are new; a table that was not shown is None."""
    for question, content in answers:
        for said in content["sums"]:
            table = question.item(said["number"])
            added, subtracted = said["added"], said["subtracted"]
            relation = Relation(
                said["total"] - 1,
                [row - 1 for row in (*added, *subtracted)],
                [1] * len(added) + [-1] * len(subtracted),
            )
            if table is None or relation.total not in table.known:
                yield table, relation


def _support(table: OpenTable | None, relation: Relation) -> Support | None:
    """The relation with the columns in which it holds; None when it is refuted."""
    rows = (relation.total, *relation.addends)
    if table is None or max(rows) >= len(table.ledger.entries) or len(set(rows)) < max(len(rows), 3):
        return None
    support = examine(table.ledger, relation)
    is_held = len(support.holding) >= _FEWEST_HOLDING and len(support.failing) <= 1
    return support if is_held else None


def _proposals(table: OpenTable, support: Support, locale: NumberLocale) -> Iterator[Proposal]:
    faults = find_faults([(table.ledger, support)], table.page).faults
    described = [
        replace(found, rule=by_model(found.rule))
        for found in (describe_sum(accusation, locale) for accusation in accuse(faults))
    ]
    said = _SAID.format(count=len(support.holding))
    for proposal in propose(table.page, table.ledger.sheet, described, locale):
        yield proposal.model_copy(update={"description": f"{said} {proposal.description}"})


def _shown(table: OpenTable) -> Item:
    ledger = table.ledger
    return {
        "page": table.page.number,
        "columns": [ledger.sheet.columns[line].header for line in ledger.lines],
        "rows": [_row(ledger, entry) for entry in range(len(ledger.entries))],
    }


def _row(ledger: Ledger, entry: int) -> str:
    numbers = (ledger.number(entry, line) for line in range(len(ledger.lines)))
    figures = " | ".join(number.printed if number is not None else "" for number in numbers)
    return f"{entry + 1}: {ledger.labels[entry][:_LONGEST_LABEL]} | {figures}"
