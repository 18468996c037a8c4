"""From stored pages to the result, each use case called as the state machine calls it."""

from __future__ import annotations

from aspera.bootstrap import bind
from aspera.domain.document import DocumentStatus
from aspera.domain.outcome import AgentStatus, Analysis
from aspera.domain.plan import AgentResult
from aspera.use_cases.chunk_document import chunk_document
from aspera.use_cases.complete_document import complete_document
from aspera.use_cases.conclude_agent import conclude_agent
from aspera.use_cases.consolidate_findings import consolidate_findings
from aspera.use_cases.embed_chunks import embed_chunks
from aspera.use_cases.plan_analysis import plan_analysis
from aspera.use_cases.read_analysis import read_analysis
from aspera.use_cases.rebuild_index import rebuild_index
from aspera.use_cases.run_agent import run_agent
from aspera.use_cases.search_documents import search_documents
from aspera.use_cases.update_graph import update_graph


def index(world) -> None:
    for shard in bind(chunk_document, world)(world.run).shards:
        bind(embed_chunks, world)(world.run, shard)


def run_agents(world, failing: tuple[int, ...] = ()) -> list[AgentResult]:
    plan = bind(plan_analysis, world)(world.run)
    return [
        AgentResult(**item.model_dump(), error="Defect")
        if item.first_page in failing
        else bind(run_agent, world)(world.run, item.agent, item.first_page, item.last_page)
        for item in plan.assignments
    ]


def analyse(
    world, failing: tuple[int, ...] = (), graph_problem: str = "", comparison_problem: str = ""
) -> Analysis:
    world.store_pages()
    index(world)
    bind(conclude_agent, world)(world.run, "math", run_agents(world, failing))
    bind(consolidate_findings, world)(world.run)
    bind(update_graph, world)(world.run)
    bind(complete_document, world)(world.run, graph_problem, comparison_problem)
    return bind(read_analysis, world)("doc", "ann")


def test_proven_proposals_become_findings_and_the_rest_is_counted(world) -> None:
    analysis = analyse(world)
    assert analysis.status is DocumentStatus.COMPLETE
    (finding,) = analysis.findings
    assert finding.evidence[0].quote == "Total current assets were 51,840 thousand euros."
    assert finding.evidence[0].page == 2
    (agent,) = analysis.agents
    assert (agent.findings, agent.dropped, agent.status) == (1, 1, AgentStatus.COMPLETE)
    assert world.findings.list("doc") == [finding]
    assert [e.execution_id for e in world.agent_executions.list("doc")] == ["run-math"]


def test_doing_it_all_again_changes_nothing(world) -> None:
    assert analyse(world) == analyse(world)
    assert len(world.findings.list("doc")) == 1
    assert len(world.agent_executions.list("doc")) == 1


def test_an_agent_that_failed_on_its_only_shard_is_failed_and_the_document_partial(world) -> None:
    analysis = analyse(world, failing=(1,))
    assert analysis.agents[0].status is AgentStatus.FAILED
    assert analysis.status is DocumentStatus.PARTIAL
    assert "agent math: failed on pages 1–3 (Defect)" in analysis.reason


def test_an_agent_without_a_conclusion_is_failed(world) -> None:
    world.store_pages()
    index(world)
    bind(plan_analysis, world)(world.run)
    bind(consolidate_findings, world)(world.run)
    bind(complete_document, world)(world.run, "", "")
    analysis = bind(read_analysis, world)("doc", "ann")
    assert analysis.agents[0].status is AgentStatus.FAILED
    assert analysis.status is DocumentStatus.PARTIAL


def test_a_graph_that_was_not_updated_makes_the_document_partial(world) -> None:
    assert "the graph was not updated (Unavailable)" in analyse(world, graph_problem="Unavailable").reason


def test_a_comparison_that_was_not_made_is_said(world) -> None:
    analysis = analyse(world, comparison_problem="Unavailable")
    assert analysis.status is DocumentStatus.PARTIAL
    assert "earlier documents of the same company were not compared (Unavailable)" in analysis.reason


def test_progress_is_stored_and_numbered_before_it_is_pushed(world) -> None:
    analyse(world)
    assert world.progress.published == list(world.events.after("doc", 0))
    assert [event.sequence for event in world.progress.published] == list(
        range(1, len(world.progress.published) + 1)
    )


def test_the_graph_knows_the_findings_that_a_relation_comes_from(world) -> None:
    analysis = analyse(world)
    around = world.graph.neighbours(world.run.owner, "doc")
    assert [edge.evidence for edge in around.edges] == [(analysis.findings[0].finding_id,)]
    assert [vertex.label for vertex in around.vertices] == ["Financial"]


def test_the_index_can_be_rebuilt_from_the_stored_pages(world) -> None:
    from aspera.ports.search_index import SearchFilter

    world.store_pages()
    index(world)
    world.search_index.delete("doc")
    assert bind(rebuild_index, world)(world.run) == world.search_index.count("doc") > 0
    hits = bind(search_documents, world)("covenant breach", SearchFilter(owner="ann"), 3)
    assert hits[0].page == 3
    assert not bind(search_documents, world)("covenant", SearchFilter(owner="eve"), 3)
