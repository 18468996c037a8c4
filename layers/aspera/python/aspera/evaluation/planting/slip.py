"""A slip: what is wrong, where, and how it gets there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from aspera.domain.geometry import Box
from aspera.domain.page_edit import PageEdit


class SlipClass(StrEnum):
    DIGIT = "digit"
    TRANSPOSITION = "transposition"
    SIGN = "sign"
    SCALE = "scale"
    DROPPED_ROW = "dropped row"
    DUPLICATED_ROW = "duplicated row"
    SWAPPED_COLUMNS = "swapped columns"
    """Two neighbouring numbers of one row change places."""
    WRONG_PERCENTAGE = "wrong percentage"
    PROSE_AGAINST_TABLE = "prose against table"
    HEADLINE = "headline against detail"
    """A figure set large, on a page of highlights."""
    UNIT_HEADER = "changed unit header"
    DATE = "date"
    NAME = "name"
    TARGET = "target"

    @property
    def is_of_a_row(self) -> bool:
        return self in (SlipClass.DROPPED_ROW, SlipClass.DUPLICATED_ROW)

    @property
    def is_in_running_text(self) -> bool:
        return self in (
            SlipClass.PROSE_AGAINST_TABLE,
            SlipClass.DATE,
            SlipClass.NAME,
            SlipClass.TARGET,
        )


@dataclass(frozen=True, slots=True)
class Slip:
    """`boxes` are the places that are wrong afterwards: a finding about one of them is about the
    slip. `is_covered`: before, the place stood in a relation or a pair of facts that holds, so that
    the document itself can show the slip. `key` is unique within its document."""

    kind: SlipClass
    edit: PageEdit
    boxes: tuple[Box, ...]
    is_covered: bool
    key: str
    is_at_large: bool = True
    """Drawn from all places, and not from the covered ones only."""
