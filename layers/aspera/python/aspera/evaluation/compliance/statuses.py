"""The status of every requirement of a framework for pages or for a plain text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from hashlib import sha256

from aspera.agents.compliance.agent import ComplianceAgent
from aspera.domain.document import DocumentKind, NumberLocale, Profile
from aspera.domain.geometry import UNITS
from aspera.domain.observation import Conclusion, Material
from aspera.domain.page import Block, BlockKind, Page, PageSource
from aspera.domain.requirement_assessment import RequirementStatus
from aspera.evaluation.asking import Asking, observed_with
from aspera.frameworks.loader import load_framework

_WORDS_A_PAGE = 700
_BREAK = re.compile(r"\n\s*\n|\n(?=\s*(?:[A-Z0-9(•“\"]))")
_WORD = re.compile(r"\S+")


def conclude(
    pages: Sequence[Page], profile: Profile, framework: str, asking: Asking | None = None
) -> Conclusion:
    """What the agent says of a whole document that is held against one framework."""
    known = profile.model_copy(update={"frameworks": (framework,)})
    agent = ComplianceAgent(load_framework)
    material = Material(known, [page for page in pages if page.words])
    return agent.conclude(observed_with(agent, material, asking), known)


def statuses(conclusion: Conclusion) -> Mapping[str, RequirementStatus]:
    """By requirement; empty when the framework was not assessed."""
    return {item.requirement: item.status for claim in conclusion.assessments for item in claim.requirements}


def text_statuses(text: str, framework: str, asking: Asking | None = None) -> Mapping[str, RequirementStatus]:
    pages = set_pages(text)
    profile = Profile(
        document_id="text",
        filename="text",
        pages=len(pages),
        language="en",
        kind=DocumentKind.OTHER,
        number_locale=NumberLocale.POINT,
    )
    return statuses(conclude(pages, profile, framework, asking))


def set_pages(text: str) -> Sequence[Page]:
    """A plain text as pages: a block for each paragraph, of one line; boxes lie one below another."""
    paragraphs = [_WORD.findall(part) for part in _BREAK.split(text)]
    pages: list[list[list[str]]] = [[]]
    size = 0
    for words in filter(None, paragraphs):
        if size and size + len(words) > _WORDS_A_PAGE:
            pages.append([])
            size = 0
        pages[-1].append(words)
        size += len(words)
    return [_page(number, blocks) for number, blocks in enumerate(pages, start=1)]


def _page(number: int, blocks: Sequence[Sequence[str]]) -> Page:
    words = [word for block in blocks for word in block]
    height = UNITS // (len(blocks) + 1)
    boxes: list[int] = []
    lines: list[int] = []
    for row, block in enumerate(blocks):
        lines.append(len(boxes) // 4)
        width = UNITS // (len(block) + 1)
        for column in range(len(block)):
            boxes += [column * width, row * height, column * width + width - 1, row * height + height - 1]
    return Page(
        number=number,
        width=612,
        height=792,
        source=PageSource.TEXT_LAYER,
        words=words,
        boxes=boxes,
        lines=lines,
        blocks=[Block(BlockKind.TEXT, row, row + 1) for row in range(len(blocks))],
    )


def is_tuned_half(identity: str) -> bool:
    """Rules were looked at on the items with an even first byte of their SHA-256, and not on the
    others."""
    return sha256(identity.encode()).digest()[0] % 2 == 0
