"""Planting one slip, and judging what the agent says about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from aspera.domain.finding import Proposal
from aspera.domain.geometry import Box
from aspera.domain.page import Page
from aspera.domain.page_edit import edited, has_room
from aspera.evaluation.planting.rehearsal import Rehearsal, places
from aspera.evaluation.planting.slip import Slip, SlipClass


@dataclass(frozen=True, slots=True)
class Trial:
    """What became of one slip. `is_planted`: it is really there when the page is read again; the
    other fields mean nothing without. `is_located`: the first finding about it accuses the place
    itself. `stray` counts new findings about anything else."""

    kind: SlipClass
    is_covered: bool
    is_at_large: bool = True
    is_planted: bool = False
    is_found: bool = False
    is_located: bool = False
    stray: int = 0


def plant_in_words(rehearsal: Rehearsal, slip: Slip) -> Trial:
    """The slip in the words of the page as read; its tables are read anew."""
    return judged(rehearsal, slip, changed_words(rehearsal.pages[slip.edit.page], slip))


def plant_in_file(rehearsal: Rehearsal, slip: Slip, edit: Callable[[Slip], Page | None]) -> Trial:
    """The slip in the file; `edit` gives the page read anew from it. Planted is what has exactly
    the words that it should have, and in running text in the same order."""
    wanted = changed_words(rehearsal.pages[slip.edit.page], slip)
    page = edit(slip) if wanted is not None else None
    is_there = page is not None and wanted is not None and _has_words(page, wanted, slip)
    return judged(rehearsal, slip, page if is_there else None)


def _has_words(page: Page, wanted: Page, slip: Slip) -> bool:
    if slip.kind.is_in_running_text:
        return list(page.words) == list(wanted.words)
    return Counter(page.words) == Counter(wanted.words)


def changed_words(page: Page, slip: Slip) -> Page | None:
    """None when nothing would change, or there is no room."""
    if not has_room(page, slip.edit):
        return None
    changed = edited(page, slip.edit)
    return None if list(changed.words) == list(page.words) else changed


def judged(rehearsal: Rehearsal, slip: Slip, page: Page | None) -> Trial:
    """What the agent makes of `page`, which the slip was planted in; None when it could not be."""
    if page is None:
        return Trial(slip.kind, slip.is_covered, slip.is_at_large)
    new = rehearsal.new(page)
    hits = [proposal for proposal in new if is_about(proposal, slip)]
    return Trial(
        kind=slip.kind,
        is_covered=slip.is_covered,
        is_at_large=slip.is_at_large,
        is_planted=True,
        is_found=bool(hits),
        is_located=bool(hits) and accuses(hits[0], slip),
        stray=len(new) - len(hits),
    )


def is_about(proposal: Proposal, slip: Slip) -> bool:
    """Whether anything that the proposal points to is a wrong place."""
    return any(page == slip.edit.page and _meet(box, slip.boxes) for page, box in places(proposal))


def accuses(proposal: Proposal, slip: Slip) -> bool:
    """Whether the number that the proposal holds for wrong, quoted last, is a wrong place."""
    accused = [(quotation.page, quotation.near) for quotation in proposal.quotations][-1:]
    return any(page == slip.edit.page and box is not None and _meet(box, slip.boxes) for page, box in accused)


def _meet(box: Box, others: Sequence[Box]) -> bool:
    return any(
        box.left < other.right
        and other.left < box.right
        and box.top < other.bottom
        and other.top < box.bottom
        for other in others
    )
