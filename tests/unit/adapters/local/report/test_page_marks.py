from __future__ import annotations

from aspera.adapters.local.report.page_marks import page_marks
from aspera.domain.finding import Evidence, Finding, Severity


def finding(*boxes: tuple[float, float, float, float], page: int = 3) -> Finding:
    return Finding(
        finding_id="1", agent_type="a", rule="r", severity=Severity.LOW, category="c", title="t",
        description="d", evidence=(Evidence(page=page, quote="q", boxes=boxes, verified=True),),
    )  # fmt: skip


def test_findings_that_begin_at_one_place_share_a_pin() -> None:
    place, elsewhere = (0.1, 0.2, 0.3, 0.01), (0.1, 0.6, 0.3, 0.01)
    marks = page_marks([finding(place), finding(place), finding(elsewhere)], {3: 0.7})[3]
    assert [pin.numbers for pin in marks.pins] == [[1, 2], [3]]
    assert len(marks.boxes) == 2
    assert marks.numbers == [1, 2, 3]


def test_pages_without_a_picture_have_no_marks() -> None:
    assert page_marks([finding((0.1, 0.2, 0.3, 0.01))], {}) == {}


def test_a_pin_stands_at_the_edge_of_an_upright_page_and_beside_the_mark_on_a_wide_one() -> None:
    one = finding((0.5, 0.2, 0.3, 0.01))
    assert page_marks([one], {3: 0.7})[3].pins[0].left < 1
    assert 40 < page_marks([one], {3: 1.4})[3].pins[0].left < 50
