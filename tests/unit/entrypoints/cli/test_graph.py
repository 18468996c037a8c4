from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from aspera.adapters.local.database import Database
from aspera.adapters.local.documents import SqliteDocuments
from aspera.adapters.local.graph import SqliteGraph
from aspera.domain.errors import InvalidInput, NotFound
from aspera.entrypoints.cli.graph import graph
from tests.contract.examples import document
from tests.unit.domain.gremlin.gremlin_example import EDGES, VERTICES


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    database = Database(tmp_path / "aspera.db")
    SqliteGraph(database).upsert("local", VERTICES, EDGES)
    SqliteDocuments(database).put(document("d1", "local", filename="annual_2023.pdf"))
    database.close()
    return tmp_path


def run(workspace: Path, *arguments: str) -> Result:
    return CliRunner().invoke(graph, [*arguments, "--workspace", str(workspace)])


def test_entities_are_listed_with_where_they_stand(workspace: Path) -> None:
    lines = run(workspace).output.splitlines()
    assert lines[0].split()[:2] == ["Company", "Nordhafen"]
    assert any("p. 3: “Ada Holm, CEO”" in line for line in lines)
    assert not any(line.startswith("Document") for line in lines)


def test_a_document_a_label_and_a_name_choose(workspace: Path) -> None:
    assert "Cyber" not in run(workspace, "--document", "annual_2023.pdf").output
    assert "Flood" in run(workspace, "--document", "d1", "--label", "Risk", "--name", "flo").output
    assert "and 9 more" in run(workspace, "--limit", "1").output


def test_a_question_is_answered_a_line_each(workspace: Path) -> None:
    names = run(workspace, "g.V().hasLabel('Risk').values('name').order()")
    assert names.output.splitlines() == ["Credit risk", "Cyber risk", "Flood"]
    counted = run(workspace, "g.V().groupCount().by(label)", "--json")
    assert json.loads(counted.output)["Risk"] == 3
    assert run(workspace, "g.V('nobody')", "--json").output == ""


def test_json_has_an_entity_a_line(workspace: Path) -> None:
    found = [json.loads(line) for line in run(workspace, "--label", "Person", "--json").output.splitlines()]
    assert {one["name"] for one in found} == {"Ada Holm", "Émile Roux"}


def test_what_cannot_be_done_is_said(workspace: Path, tmp_path: Path) -> None:
    assert isinstance(run(workspace, "g.V().drop()").exception, InvalidInput)
    assert isinstance(run(workspace, "--document", "unknown").exception, NotFound)
    assert run(workspace, "g.V()", "--name", "x").exit_code == 2
    assert "Nothing in the graph yet" in run(tmp_path / "empty").output
