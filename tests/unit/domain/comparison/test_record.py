from __future__ import annotations

from aspera.domain.comparison.record import MOST_COMPARED, described, plan_comparison
from aspera.domain.document import Document, MediaType
from tests.two_documents import document


def _uploaded(name: str, created_at: int) -> Document:
    return Document(
        document_id=name,
        owner="ann",
        filename=f"{name}.pdf",
        sha256="00",
        media_type=MediaType.PDF,
        object_key="uploads/x",
        size=1,
        created_at=created_at,
    )


def _plan(others: dict[str, int], own_at: int = 100):
    pairs = [(_uploaded(name, at), document(name, 2020).identity) for name, at in others.items()]
    return plan_comparison(document("own", 2023).identity, _uploaded("own", own_at), pairs)


def test_the_newest_earlier_documents_are_compared() -> None:
    plan = _plan({f"d{number}": number for number in range(8)})
    assert [run.document_id for run in plan.compared] == ["d7", "d6", "d5", "d4", "d3"]
    assert len(plan.compared) == MOST_COMPARED and plan.left_out == 3
    assert described(plan)["older documents not compared"] == "3"


def test_what_was_uploaded_later_is_not_compared() -> None:
    assert _plan({"later": 101, "earlier": 99}).compared[0].document_id == "earlier"
    assert len(_plan({"later": 101, "earlier": 99}).compared) == 1


def test_another_company_is_not_compared() -> None:
    stranger = document("s", 2022, company="someone else").identity
    plan = plan_comparison(
        document("own", 2023).identity, _uploaded("own", 9), [(_uploaded("s", 1), stranger)]
    )
    assert plan.compared == () and described(plan) == {}
