from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.plan import shard_ranges
from aspera.domain.questions import answered, put
from tests.inquiries import inquiry
from tests.model_answers import answer


def show(text: str) -> dict[str, str]:
    return {"text": text}


def test_items_are_put_in_their_order_and_numbered_from_one() -> None:
    questions = put(inquiry(pages=1), ["a", "b", "c"], show, most_items=2, pages=5)
    assert [list(question.items) for question in questions] == [["a", "b"], ["c"]]
    assert questions[1].request.content == '{"number": 1, "text": "c"}'
    assert (questions[0].item(2), questions[0].item(0), questions[0].item(3)) == ("b", None, None)


def test_an_item_that_is_too_large_is_left_out() -> None:
    (question,) = put(inquiry(pages=1), ["x" * 9_000, "a"], show, most_items=5, pages=1)
    assert list(question.items) == ["a"]


@given(st.lists(st.text(max_size=900), max_size=60), st.integers(1, 300), st.integers(1, 20))
def test_no_more_is_asked_than_an_estimate_counts_on(texts: list[str], pages: int, each: int) -> None:
    asking = inquiry(pages=each)
    shards = [last - first + 1 for first, last in shard_ranges(range(1, pages + 1))]
    questions = [
        question for shard in shards for question in put(asking, texts, show, most_items=7, pages=shard)
    ]
    assert len(questions) <= -(-pages // each)
    assert sum(len(question.request.content.encode()) for question in questions) <= 3_000 * pages


def test_answers_find_their_questions() -> None:
    questions = put(inquiry(pages=1), ["a", "b"], show, most_items=1, pages=2)
    given = [(question.request, answer(question.request, {"claims": []})) for question in questions[1:]]
    assert [question.items for question, _ in answered(questions, given)] == [["b"]]
