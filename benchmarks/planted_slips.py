"""Errors planted in normalised tables and sentences, one at a time, and how many of them are found."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from aspera.agents.math.claims import read_figures
from aspera.agents.math.grammar import Claim, statements
from aspera.agents.math.table_check import TableCheck, check_table
from aspera.domain.document import NumberLocale
from aspera.domain.normalised_table import NormalisedTable
from aspera.domain.number import Number
from aspera.domain.page import Page

KINDS = ("digit", "transposition", "scale", "sign", "dropped digit", "5-10 %")
PLANTED_A_KIND = 100
LONGEST_SENTENCE = 500
SEED = 20241120
LOCALE = NumberLocale.POINT

Place = tuple[int, int]


@dataclass(frozen=True)
class Sheet:
    """A normalised table with the page it stands on, if it stands on one."""

    name: str
    table: NormalisedTable
    page: Page | None

    @property
    def report(self) -> str:
        return self.name.split(" p. ")[0]

    def check(self, changed: NormalisedTable | None = None) -> TableCheck:
        return check_table(changed or self.table, self.page)

    def amounts(self) -> list[Place]:
        return [
            (row, column)
            for row, numbers in enumerate(self.table.numbers)
            for column, number in enumerate(numbers)
            if number is not None and not number.is_dash and not number.is_percent and number.value
        ]

    def percentages(self) -> list[Place]:
        return [
            (row, column)
            for row, numbers in enumerate(self.table.numbers)
            for column, number in enumerate(numbers)
            if number is not None and number.is_percent and number.value and not number.is_dash
        ]


def recall_of_planted(sheets: Sequence[Sheet], checks: Sequence[TableCheck]) -> dict[str, Any]:
    pairs = list(zip(sheets, checks, strict=True))
    every = [(sheet, check, place) for sheet, check in pairs for place in sheet.amounts()]
    covered = [
        (sheet, check, place)
        for sheet, check in pairs
        for place in sorted(check.covered() & set(sheet.amounts()))
    ]
    return {
        "any": recall(every, "any"),
        "covered": recall(covered, "covered"),
        "wrong percentages": recall_of_percentages(pairs),
        "wrong lines": recall_of_lines(covered),
    }


def recall_of_percentages(pairs: Sequence[tuple[Sheet, TableCheck]]) -> dict[str, float]:
    """One digit changed in a percentage, of all and of those that some relation confirms."""
    chance = random.Random(f"{SEED} percentages")
    places = [(sheet, check, place) for sheet, check in pairs for place in sheet.percentages()]
    confirmed = [(sheet, check, place) for sheet, check, place in places if place in check.covered()]
    found: dict[str, float] = {"percentages": len(places)}
    for scope, cells in (("any", places), ("covered", confirmed)):
        drawn = chance.sample(cells, min(PLANTED_A_KIND, len(cells)))
        told = [hits for hits in (_percentage_hits(chance, *cell) for cell in drawn) if hits is not None]
        found[scope] = sum(told) / len(told) if told else 0.0
    return found


def _percentage_hits(chance: random.Random, sheet: Sheet, check: TableCheck, place: Place) -> bool | None:
    number = sheet.table.numbers[place[0]][place[1]]
    assert number is not None
    value = _slip(chance, "digit", number)
    if value is None or value == number.value:
        return None
    return _new_flags(sheet, check, place, value)[0] > 0


def recall_of_prose(pages: Iterable[Page]) -> dict[str, float]:
    """One digit changed in what a sentence states of two figures that bear it out."""
    chance = random.Random(f"{SEED} prose")
    told = [found for page in pages for found in _in_sentences(chance, page)]
    return {"planted": len(told), "recall": sum(told) / len(told) if told else 0.0}


def _in_sentences(chance: random.Random, page: Page) -> Iterator[bool]:
    for start, end in page.text.sentences:
        sentence = page.text.text[start:end]
        for statement in statements(sentence) if end - start <= LONGEST_SENTENCE else ():
            figures = read_figures(sentence, statement, LOCALE)
            if figures is None or figures.contradiction() is not None or statement.claim is Claim.MULTIPLE:
                continue
            digits = [at for at in range(*statement.stated) if sentence[at].isdigit()]
            at = chance.choice(digits)
            digit = chance.choice([digit for digit in "123456789" if digit != sentence[at]])
            wrong = f"{sentence[:at]}{digit}{sentence[at + 1 :]}"
            read = [read_figures(wrong, other, LOCALE) for other in statements(wrong)]
            yield any(other is not None and other.contradiction() is not None for other in read)


def recall(cells: Sequence[tuple[Sheet, TableCheck, Place]], scope: str) -> dict[str, Any]:
    chance = random.Random(f"{SEED} {scope}")
    found: Counter[str] = Counter()
    planted: Counter[str] = Counter()
    stray = 0
    for kind in KINDS:
        for sheet, check, (row, column) in chance.sample(cells, min(PLANTED_A_KIND, len(cells))):
            number = sheet.table.numbers[row][column]
            assert number is not None
            value = _slip(chance, kind, number)
            if value is None or value == number.value:
                continue
            planted[kind] += 1
            hits, strays = _new_flags(sheet, check, (row, column), value)
            found[kind] += hits > 0
            stray += strays
    total = planted.total()
    return {
        "planted": total,
        "recall": found.total() / total,
        "stray flags per planted error": stray / total,
        "recall by kind": {kind: found[kind] / planted[kind] for kind in KINDS},
    }


def recall_of_lines(cells: Sequence[tuple[Sheet, TableCheck, Place]]) -> dict[str, float]:
    """Rows of covered numbers shown twice; two columns swapped in one of them. Rows that are left out
    take the whole document to be found: `aspera evaluate math` measures them."""
    chance = random.Random(f"{SEED} lines")
    found: dict[str, float] = {}
    for kind, change in LINES.items():
        told: list[bool] = []
        for sheet, check, place in chance.sample(cells, min(PLANTED_A_KIND, len(cells))):
            changed = change(sheet.table, place)
            if changed is not None:
                known = {item.description for item in check.discrepancies(LOCALE)}
                new = sheet.check(changed).discrepancies(LOCALE)
                told.append(any(item.description not in known for item in new))
        found[kind] = sum(told) / len(told) if told else 0.0
    return found


def _duplicated(table: NormalisedTable, place: Place) -> NormalisedTable | None:
    row = place[0]
    return replace(
        table,
        rows=(*table.rows[: row + 1], *table.rows[row:]),
        numbers=(*table.numbers[: row + 1], *table.numbers[row:]),
    )


def _swapped(table: NormalisedTable, place: Place) -> NormalisedTable | None:
    row, column = place
    line = list(table.numbers[row])
    other = column + 1 if column + 1 < len(line) else column - 1
    if other < 0 or line[other] is None or line[other] == line[column]:
        return None
    line[column], line[other] = line[other], line[column]
    return replace(table, numbers=(*table.numbers[:row], tuple(line), *table.numbers[row + 1 :]))


LINES = {"duplicated row": _duplicated, "swapped columns": _swapped}


def _new_flags(sheet: Sheet, check: TableCheck, place: Place, value: Decimal) -> tuple[int, int]:
    """How many flags a changed number raises: with its place among their numbers, and without."""
    known = {(item.rule, item.printed) for item in check.discrepancies(LOCALE)}
    changed = sheet.check(_with_number(sheet.table, place, value))
    raised = [item for item in changed.discrepancies(LOCALE) if (item.rule, item.printed) not in known]
    hits = sum(place in (item.printed, *item.operands) for item in raised)
    return hits, len(raised) - hits


def _slip(chance: random.Random, kind: str, number: Number) -> Decimal | None:
    """The number with one slip of the pen; None when it is too short for it."""
    digits = list(str(abs(int(number.value / number.unit))))
    sign = -1 if (number.value < 0) is not (kind == "sign") else 1
    index = chance.randrange(len(digits))
    if kind == "digit":
        digits[index] = chance.choice([d for d in "0123456789" if d != digits[index] and (index or d != "0")])
    elif kind == "transposition":
        if index + 1 == len(digits) or (index == 0 and digits[1] == "0"):
            return None
        digits[index], digits[index + 1] = digits[index + 1], digits[index]
    elif kind == "scale":
        digits.append("0")
    elif kind == "dropped digit":
        del digits[index]
        if not digits or digits[0] == "0":
            return None
    elif kind == "5-10 %":
        factor = 1 + chance.choice((-1, 1)) * chance.uniform(0.05, 0.1)
        digits = list(str(round(int("".join(digits)) * factor)))
    return sign * int("".join(digits)) * number.unit


def _with_number(table: NormalisedTable, place: Place, value: Decimal) -> NormalisedTable:
    rows = [list(row) for row in table.numbers]
    old = rows[place[0]][place[1]]
    assert old is not None
    rows[place[0]][place[1]] = replace(old, value=value, printed=str(value))
    return replace(table, numbers=tuple(map(tuple, rows)))
