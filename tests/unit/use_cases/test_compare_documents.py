"""The comparison as the state machine calls it, over memory."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aspera.agents.consistency import ConsistencyAgent
from aspera.bootstrap import bind
from aspera.domain.comparison.facts_codec import encode_facts
from aspera.domain.document import Document, DocumentStatus, MediaType
from aspera.domain.errors import InvalidInput, NotFound
from aspera.domain.page import Page
from aspera.domain.page_codec import encode_pages
from aspera.domain.run import Options, Run
from aspera.domain.tabulation import read_tables
from aspera.ports.text_extraction import PageBatch
from aspera.use_cases.compare_analyses import compare_analyses
from aspera.use_cases.compare_documents import compare_documents
from aspera.use_cases.conclude_agent import conclude_agent
from aspera.use_cases.consolidate_findings import consolidate_findings
from aspera.use_cases.plan_analysis import plan_analysis
from aspera.use_cases.run_agent import run_agent
from aspera.use_cases.stored_comparison import facts_key, read_facts
from tests.drawing import page_of

_STATEMENT = """
    Nordhafen AG annual report {year}, for the year ended December 31, {year}

    In thousands of euros          {year}      {last}

    Revenue                      {0}      {1}
    Cost of sales                51,034      48,871
    Administrative expenses      12,877      11,982
    Research expenses             6,402       5,871
    Operating income             13,807      12,721
    Interest paid on loans        1,204       1,187
"""


def _page(year: int, *revenue: str) -> Page:
    page = page_of(_STATEMENT.format(*revenue, year=year, last=year - 1))
    return replace(page, tables=read_tables(page))


def _earlier() -> Page:
    text = _STATEMENT.format("79,445", "71,208", year=2023, last=2022)
    for new, old in (("48,871", "51,034"), ("11,982", "12,877"), ("5,871", "6,402"), ("12,721", "13,807")):
        text = text.replace(new, "x" * 6).replace(old, new).replace("x" * 6, "40,007")
    page = page_of(text.replace("1,204       1,187", "1,187       1,093"))
    return replace(page, tables=read_tables(page))


def _analysed(world, name: str, page: Page, created_at: int, owner: str = "ann", agent: bool = True) -> Run:
    """Everything up to the comparison."""
    world.agents = {"consistency": ConsistencyAgent()}
    run = Run(
        document_id=name,
        run_id=f"run-{name}",
        owner=owner,
        filename=f"{name}.pdf",
        object_key=f"uploads/{owner}/{name}/{name}.pdf",
        options=Options(agents=("consistency",) if agent else ()),
    )
    world.documents.put(
        Document(
            document_id=name,
            owner=owner,
            filename=run.filename,
            sha256=name,
            media_type=MediaType.PDF,
            object_key=run.object_key,
            size=1,
            created_at=created_at,
            pages=1,
            run_id=run.run_id,
        )
    )
    key = run.key("batch")
    world.objects.put(key, encode_pages([page]))
    batch = PageBatch(
        key=key, first=1, last=1, read=1, blank=0, by_ocr=0, words=len(page.words), tables=len(page.tables)
    )
    world.pages.add(run, batch)
    plan = bind(plan_analysis, world)(run)
    results = [
        bind(run_agent, world)(run, item.agent, item.first_page, item.last_page) for item in plan.assignments
    ]
    for chosen in plan.agents:
        bind(conclude_agent, world)(run, chosen, results)
    return run


def _finished(world, run: Run) -> None:
    stored = world.documents.get(run.document_id, run.owner)
    world.documents.put(stored.model_copy(update={"status": DocumentStatus.COMPLETE}))


def _two(world) -> tuple[Run, Run]:
    """The earlier one is compared and finished."""
    earlier = _analysed(world, "a2023", _earlier(), 10)
    assert bind(compare_documents, world)(earlier).documents == 0
    _finished(world, earlier)
    return earlier, _analysed(world, "b2024", _page(2024, "84,120", "78,945"), 20)


def test_a_figure_that_differs_from_the_earlier_document_becomes_a_finding(world) -> None:
    _, later = _two(world)
    compared = bind(compare_documents, world)(later)
    assert (compared.documents, compared.proposals, compared.problem) == (1, 1, "")
    bind(consolidate_findings, world)(later)
    (finding,) = world.findings.list("b2024")
    assert [(e.document_id, e.filename) for e in finding.evidence] == [("", ""), ("a2023", "a2023.pdf")]
    assert "79,445" in finding.evidence[1].quote


def test_doing_it_again_changes_nothing(world) -> None:
    _, later = _two(world)
    first = bind(compare_documents, world)(later)
    newcomer = _analysed(world, "c2023", _earlier(), 15)
    bind(compare_documents, world)(newcomer)
    _finished(world, newcomer)
    assert bind(compare_documents, world)(later) == first


def test_what_is_not_on_the_other_documents_page_is_dropped(world) -> None:
    earlier, later = _two(world)
    facts = read_facts(earlier, world.objects)
    invented = tuple(
        replace(fact, quote="Revenue 99,999", printed="99,999") if fact.printed == "79,445" else fact
        for fact in facts.facts
    )
    world.objects.put(facts_key(earlier), encode_facts(replace(facts, facts=invented)))
    assert bind(compare_documents, world)(later).proposals == 1
    assert bind(consolidate_findings, world)(later).dropped == 1


def test_an_unfinished_document_is_not_compared(world) -> None:
    earlier, later = _two(world)
    stored = world.documents.get(earlier.document_id, "ann")
    world.documents.put(stored.model_copy(update={"status": DocumentStatus.FAILED}))
    assert bind(compare_documents, world)(later).documents == 0


def test_a_strangers_document_is_never_compared(world) -> None:
    stranger = _analysed(world, "a2023", _earlier(), 10, owner="eve")
    bind(compare_documents, world)(stranger)
    _finished(world, stranger)
    assert (
        bind(compare_documents, world)(
            _analysed(world, "b2024", _page(2024, "1,000", "78,945"), 20)
        ).documents
        == 0
    )


def test_without_the_consistency_agent_nothing_is_compared_or_stored(world) -> None:
    run = _analysed(world, "a2023", _earlier(), 10, agent=False)
    assert bind(compare_documents, world)(run).documents == 0
    assert not world.objects.exists(facts_key(run))


def test_a_set_with_a_strangers_document_is_not_found(world) -> None:
    _two(world)
    with pytest.raises(NotFound):
        bind(compare_analyses, world)(["a2023", "b2024"], "eve")


def test_a_set_with_a_document_without_facts_says_so(world) -> None:
    run = _analysed(world, "a2023", _earlier(), 10, agent=False)
    with pytest.raises(InvalidInput, match="without the consistency agent"):
        bind(compare_analyses, world)([run.document_id], "ann")
