"""From a discrepancy to a proposal with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from aspera.agents.math.derivations import Place
from aspera.agents.math.discrepancies import PERCENT, Discrepancy
from aspera.agents.math.excerpts import excerpt
from aspera.agents.math.naming import operand_label
from aspera.domain.document import NumberLocale
from aspera.domain.evidence import EvidenceVerifier
from aspera.domain.fact_reading.row_quotes import RowQuotes
from aspera.domain.finding import Computation, Operand, Proposal, Quotation
from aspera.domain.normalised_table import NormalisedTable
from aspera.domain.page import Page
from aspera.domain.table import Cell

AGENT = "math"


def propose(
    page: Page, sheet: NormalisedTable, discrepancies: Iterable[Discrepancy], locale: NumberLocale
) -> Iterator[Proposal]:
    """One proposal for each discrepancy, quoting the row of the printed number."""
    return propose_over([page] * len(sheet.rows), sheet, discrepancies, locale)


def propose_over(
    pages: Sequence[Page], sheet: NormalisedTable, discrepancies: Iterable[Discrepancy], locale: NumberLocale
) -> Iterator[Proposal]:
    """The same for a table that goes over several pages: `pages` has the page of each row, and each
    operand keeps its own page and box."""
    for discrepancy in discrepancies:
        yield Proposal(
            agent_type=AGENT,
            rule=discrepancy.rule,
            severity=discrepancy.severity,
            category=discrepancy.category,
            title=discrepancy.title,
            description=discrepancy.description,
            quotations=tuple(_quotations(pages, sheet, discrepancy)),
            computation=_computation(pages, sheet, discrepancy, locale),
            anchor="{}:{}".format(*discrepancy.printed),
        )


def _quotations(
    pages: Sequence[Page], sheet: NormalisedTable, discrepancy: Discrepancy
) -> Iterator[Quotation]:
    """The printed number first; the likely culprit, too, where its words are found."""
    yield quotation_of(pages[discrepancy.printed[0]], sheet, discrepancy.printed)
    if discrepancy.culprit is not None and discrepancy.culprit != discrepancy.printed:
        page = pages[discrepancy.culprit[0]]
        verifier = EvidenceVerifier({page.number: page})
        candidates = _candidates(page, sheet, discrepancy.culprit, RowQuotes(page))
        yield from [quotation for quotation in candidates if verifier.locate(quotation) is not None][:1]


def quotation_of(page: Page, sheet: NormalisedTable, place: Place) -> Quotation:
    """The row up to a number, where its words are found; else the number alone."""
    whole, alone = _candidates(page, sheet, place, RowQuotes(page))
    return whole if EvidenceVerifier({page.number: page}).locate(whole) is not None else alone


def _candidates(
    page: Page, sheet: NormalisedTable, place: Place, quotes: RowQuotes
) -> tuple[Quotation, Quotation]:
    """The row from its label through the number, where that stands in one line; and the number."""
    number = _cell(sheet, place)
    row = sheet.table.grid[sheet.rows[place[0]].index]
    label = next((cell for cell in row if cell is not None), None)
    whole = Quotation(page=page.number, quote=quotes.quote(label, number), near=number.box)
    return whole, whole.model_copy(update={"quote": number.text})


def _computation(
    pages: Sequence[Page], sheet: NormalisedTable, discrepancy: Discrepancy, locale: NumberLocale
) -> Computation:
    row, column = discrepancy.printed
    number = sheet.numbers[row][column]
    assert number is not None, "a printed number was recomputed"
    return Computation(
        formula=discrepancy.formula,
        operands=tuple(_operand(pages, sheet, place) for place in discrepancy.operands),
        printed=number.value,
        recomputed=discrepancy.recomputed,
        difference=number.value - discrepancy.recomputed,
        tolerance=discrepancy.tolerance,
        result=_operand(pages, sheet, discrepancy.printed),
        suspect=_operand(pages, sheet, discrepancy.culprit) if discrepancy.culprit is not None else None,
        repaired=discrepancy.repaired,
        unit=discrepancy.unit,
        excerpt=excerpt([page.number for page in pages], sheet, discrepancy, locale),
    )


def _operand(pages: Sequence[Page], sheet: NormalisedTable, place: Place) -> Operand:
    row, column = place
    number = sheet.numbers[row][column]
    cell = sheet.table.grid[sheet.rows[row].index][sheet.columns[column].index]
    return Operand(
        label=operand_label(sheet, row, column),
        value=number.value if number is not None else 0,
        page=pages[row].number,
        box=cell.box.ratios() if cell is not None else None,
        unit=PERCENT if number is not None and number.is_percent else "",
    )


def _cell(sheet: NormalisedTable, place: Place) -> Cell:
    cell = sheet.table.grid[sheet.rows[place[0]].index][sheet.columns[place[1]].index]
    assert cell is not None, "a number stands in a cell"
    return cell
