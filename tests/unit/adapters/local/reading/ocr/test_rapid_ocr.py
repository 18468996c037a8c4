"""Its answers, as recorded from version 3.10.0, without the package itself."""

from __future__ import annotations

from aspera.adapters.local.reading.ocr.rapid_ocr import Corners, RapidOcr, words_of_line


def corners(left: int, right: int) -> Corners:
    return [[left, 10], [right, 10], [right, 30], [left, 30]]


def test_words_get_the_boxes_of_their_pieces() -> None:
    pieces = [("Net", 0.99, corners(10, 40)), ("sales", 0.98, corners(50, 90)), (":", 0.9, corners(90, 95))]
    words = list(words_of_line(3, "Net sales:", 0.97, corners(10, 95), pieces))
    assert [(word.text, word.left, word.right) for word in words] == [("Net", 10, 40), ("sales:", 50, 95)]
    assert all(word.line == (3,) and word.confidence == 97 for word in words)


def test_pieces_that_do_not_spell_the_line_are_not_trusted() -> None:
    words = list(words_of_line(1, "Net sales", 0.9, corners(10, 95), [("Net", 0.9, corners(10, 40))]))
    assert [(word.text, word.left, word.right) for word in words] == [("Net", 10, 95), ("sales", 10, 95)]


def test_the_revision_names_the_version() -> None:
    assert RapidOcr("3.10.0").revision == "rapidocr 3.10.0"
