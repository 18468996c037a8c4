"""Tables whose sums were verified by hand (TAT-QA, Zhu et al., ACL 2021), as they are and with one
number changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import orjson

from aspera.agents.math.agent import MathAgent
from aspera.domain.geometry import Box
from aspera.domain.page_edit import PageEdit
from aspera.evaluation.documents import tuned_on
from aspera.evaluation.math.grids import Grid, page_of
from aspera.evaluation.measure import Measure, Section, share
from aspera.evaluation.planting.chance import draw
from aspera.evaluation.planting.misprints import misprint
from aspera.evaluation.planting.rehearsal import Rehearsal
from aspera.evaluation.planting.score import per
from aspera.evaluation.planting.slip import Slip, SlipClass
from aspera.evaluation.planting.trial import Trial, judged
from aspera.ports.corpus import Corpus

_FILE = "verified_sum_columns.jsonl"
_FOLDER = "datasets/tatqa"
_KINDS = (SlipClass.DIGIT, SlipClass.TRANSPOSITION, SlipClass.SIGN, SlipClass.SCALE)
_TITLE = "Tables with verified sums (TAT-QA)"
_SEEN = " The rules were tuned with these tables in view."
_NOTE = (
    "Column sums verified by hand. Each of their numbers, total or addend, is changed in a copy of its own. "
    "Precision: one changed copy of each table of one half, against the flags on the untouched other half."
)


@dataclass(frozen=True, slots=True)
class VerifiedSum:
    table: str
    grid: Grid
    column: int
    rows: tuple[int, ...]
    """The total's, then the addends'."""


def verified_sums(corpus: Corpus) -> Section:
    files = [path for path in corpus.files("datasets", ".jsonl") if path.endswith("/" + _FILE)]
    if not files:
        return Section(_TITLE, (), f"There is no {_FOLDER}/{_FILE} in this folder.")
    content = corpus.read(files[0])
    is_seen = sha256(content).hexdigest() in tuned_on()
    sums = [_verified_sum(orjson.loads(line)) for line in content.splitlines() if line.strip()]
    tried = corpus.each(_trials, sums)
    trials = [trial for group in tried for trial in group]
    tables = {item.table: item for item in sums}
    untouched = [item for item in tables.values() if not _is_touched(item)]
    false = sum(corpus.each(_flags, untouched))
    touched = {item.table for item in tables.values() if _is_touched(item)}
    true = _found_once_a_table(sums, tried, touched)
    return Section(
        _TITLE,
        (*_recalls(trials), *_precision(true, false, len(untouched))),
        _NOTE + (_SEEN if is_seen else ""),
    )


def _recalls(trials: Sequence[Trial]) -> Iterable[Measure]:
    planted = [trial for trial in trials if trial.is_planted]
    found = [trial for trial in planted if trial.is_found]
    yield share("recall", len(found), len(planted), goal="≥ 0.97")
    for kind in _KINDS:
        own = [trial for trial in planted if trial.kind is kind]
        yield share(f"recall, {kind.value}", sum(trial.is_found for trial in own), len(own))
    yield share("located at the first finding", sum(trial.is_located for trial in found), len(found))
    yield per("stray findings per 100 slips", sum(trial.stray for trial in planted), len(planted))


def _precision(true: int, false: int, untouched: int) -> Iterable[Measure]:
    yield share("precision", true, true + false, goal="≥ 0.95")
    yield per("flags per 100 untouched tables", false, untouched)


def _found_once_a_table(
    sums: Sequence[VerifiedSum], tried: Sequence[Sequence[Trial]], tables: Iterable[str]
) -> int:
    """By the first slip that could be planted in each table."""
    first: dict[str, Trial] = {}
    for item, trials in zip(sums, tried, strict=True):
        for trial in trials:
            if trial.is_planted:
                first.setdefault(item.table, trial)
    return sum(first[table].is_found for table in tables if table in first)


def _verified_sum(record: Mapping[str, Any]) -> VerifiedSum:
    rows = (record["total_row"], *record["addend_rows"])
    return VerifiedSum(record["table_uid"], record["table"], record["column"], rows)


def _is_touched(item: VerifiedSum) -> bool:
    return draw(f"half {item.table}", 2) == 0


def _rehearsal(item: VerifiedSum) -> Rehearsal:
    return Rehearsal.of(item.table, [page_of(item.grid)], MathAgent())


def _flags(item: VerifiedSum) -> int:
    return len(_rehearsal(item).proven)


def _trials(item: VerifiedSum) -> Sequence[Trial]:
    return [_trial(item, row) for row in item.rows]


def _trial(item: VerifiedSum, row: int) -> Trial:
    """The number changed by the first kind of slip, in an order drawn by lot, that it is long enough
    for."""
    key = f"{item.table} {item.column} {row}"
    text = item.grid[row][item.column]
    start = draw(key, len(_KINDS))
    for kind in _KINDS[start:] + _KINDS[:start]:
        changed = misprint(text, kind, key)
        if changed is not None and changed != text:
            return _planted(item, row, kind, changed)
    return Trial(_KINDS[start], True)


def _planted(item: VerifiedSum, row: int, kind: SlipClass, text: str) -> Trial:
    grid = [list(texts) for texts in item.grid]
    grid[row][item.column] = text
    page = page_of(grid)
    cell = page.tables[0].grid[row][item.column]
    boxes: tuple[Box, ...] = (cell.box,) if cell else ()
    slip = Slip(kind, PageEdit(1), boxes, True, item.table)
    return judged(_rehearsal(item), slip, page)
