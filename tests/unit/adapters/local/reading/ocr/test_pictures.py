from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from aspera.adapters.local.reading.ocr.engine import OcrWord, Picture
from aspera.adapters.local.reading.ocr.pictures import read_picture
from aspera.domain.errors import UnreadableFile
from aspera.domain.geometry import UNITS
from aspera.domain.orientation import Direction, turned

PICTURE = Picture(200, 100, bytes(200 * 100), 100)


@dataclass
class ScriptedEngine:
    """Answers with one page of words after the other."""

    answers: list[list[OcrWord]]
    seen: list[Picture] = field(default_factory=list)
    revision: str = "scripted"

    def read(self, picture: Picture, seconds: float) -> list[OcrWord]:
        self.seen.append(picture)
        if not self.answers:
            raise UnreadableFile("reading the image took too long")
        return self.answers.pop(0)


def word(
    text: str, left: int = 10, top: int = 20, line: int = 1, confidence: float = 95, height: int = 10
) -> OcrWord:
    return OcrWord(text, left, top, left + 20, top + height, (line,), confidence)


def test_words_keep_their_lines_and_places() -> None:
    engine = ScriptedEngine([[word("Net"), word("sales", left=40), word("rose", top=50, line=2)]])
    found = read_picture(engine, PICTURE, 10)
    assert (found.words, list(found.starts)) == (["Net", "sales", "rose"], [0, 2])
    assert list(found.boxes[:4]) == [UNITS // 20, UNITS // 5, 3 * UNITS // 20, 3 * UNITS // 10]
    assert len(engine.seen) == 1


def test_a_picture_upside_down_is_turned_until_it_reads_well() -> None:
    engine = ScriptedEngine([[word("esoɹ", confidence=30)], [word("rose", left=10, top=20)]])
    found = read_picture(engine, PICTURE, 10)
    assert found.words == ["rose"]
    assert list(found.boxes) == [17 * UNITS // 20, 7 * UNITS // 10, 19 * UNITS // 20, 8 * UNITS // 10]


@pytest.mark.parametrize(("turn", "direction"), [(1, Direction.LEFT), (2, Direction.DOWN), (3, Direction.UP)])
def test_boxes_are_given_back_as_on_the_page_shown(turn: int, direction: Direction) -> None:
    poor, good = [word("xx", confidence=20)], [word("rose")]
    engine = ScriptedEngine([*[list(poor) for _ in range(turn)], good])
    found = read_picture(engine, PICTURE, 10)
    turned_picture = engine.seen[-1]
    sideways = (turned_picture.width, turned_picture.height) == (100, 200)
    assert sideways == direction.is_sideways
    upright = turned(list(found.boxes), direction)
    width, height = turned_picture.width, turned_picture.height
    assert list(upright) == [
        10 * UNITS // width,
        20 * UNITS // height,
        30 * UNITS // width,
        30 * UNITS // height,
    ]


def test_what_cannot_be_made_out_any_way_up_is_unreadable() -> None:
    engine = ScriptedEngine([[word("~ee", confidence=20)] for _ in range(4)])
    with pytest.raises(UnreadableFile, match="legible"):
        read_picture(engine, PICTURE, 10)


def test_a_doubtful_reading_is_better_than_none_when_time_is_up() -> None:
    assert read_picture(ScriptedEngine([[word("sales", confidence=70)]]), PICTURE, 10).words == ["sales"]


def test_an_empty_picture_has_no_words() -> None:
    found = read_picture(ScriptedEngine([[]]), PICTURE, 10)
    assert not found.words and not list(found.boxes)


def test_specks_are_dropped_and_doubtful_words_are_kept() -> None:
    words = [word("Revenue"), word("|", left=40, confidence=12), word("1,234", left=60, confidence=25)]
    assert read_picture(ScriptedEngine([words]), PICTURE, 10).words == ["Revenue", "1,234"]


def test_the_words_of_a_line_are_equally_high() -> None:
    words = [word("on", top=24, height=6), word("by", left=40, top=20, height=14), word("x", top=60, line=2)]
    boxes = list(read_picture(ScriptedEngine([words]), PICTURE, 10).boxes)
    assert boxes[1] == boxes[5] and boxes[3] == boxes[7]
    assert boxes[9] == 60 * UNITS // 100
