from __future__ import annotations

import pytest

from aspera.domain.page import Block, BlockKind, Page, PageSource
from aspera.domain.prose import Prose, is_tabular


def page(*blocks: tuple[BlockKind, str]) -> Page:
    words: list[str] = []
    lines: list[int] = []
    for _, text in blocks:
        lines.append(len(words))
        words.extend(text.split())
    return Page(
        number=1,
        width=600,
        height=800,
        source=PageSource.TEXT_LAYER,
        words=words,
        boxes=[0, 0, 10, 10] * len(words),
        lines=lines,
        blocks=[Block(kind, line, line + 1) for line, (kind, _) in enumerate(blocks)],
    )


PROSE = Prose(
    page(
        (BlockKind.HEADER, "Annual report 2022"),
        (BlockKind.SECTION_HEADER, "Our climate"),
        (BlockKind.TEXT, "We grew. They fell. It rained."),
        (BlockKind.PAGE_NUMBER, "17"),
    )
)


def test_a_sentence_is_found_by_any_of_its_characters() -> None:
    text = PROSE.page.text.text
    number = PROSE.at(text.index("fell"))
    assert number is not None and PROSE.text(number) == "They fell."
    assert PROSE.at(text.index("They")) == number
    assert PROSE.at(text.index(" They")) is None


def test_a_sentence_knows_its_block() -> None:
    kinds = [PROSE.kind(number) for number in range(len(PROSE.page.text.sentences))]
    assert kinds == [
        BlockKind.HEADER,
        BlockKind.SECTION_HEADER,
        BlockKind.TEXT,
        BlockKind.TEXT,
        BlockKind.TEXT,
        BlockKind.PAGE_NUMBER,
    ]
    assert PROSE.is_running(0) and PROSE.is_running(5) and not PROSE.is_running(2)


def test_neighbours_come_without_running_lines() -> None:
    assert PROSE.around(3, 2) == ("Our climate We grew.", "It rained.")


def test_a_page_without_blocks_is_all_text() -> None:
    bare = Page(1, 600, 800, PageSource.OCR, ["It", "rained."], [0, 0, 1, 1] * 2, [0])
    assert Prose(bare).kind(0) is BlockKind.TEXT


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Net income 815 1,058 Depreciation 625 586", True),
        ("Loans 2022 2021 $ $", True),
        ("Losses of $37.3 million , $8.2 million , and $8.4 million in 2015, 2014, and 2013.", False),
        ("On December 31, 2022, we had 12 sites.", False),
        ("", False),
    ],
)
def test_a_row_of_a_table_is_told_from_a_sentence(sentence: str, expected: bool) -> None:
    assert is_tabular(sentence) is expected
