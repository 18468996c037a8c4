"""Every field of the GraphQL API that AppSync hands to a function, asked so that it does all that it
can do."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

import yaml

from aspera.bootstrap import current_ports
from aspera.domain.document import DocumentStatus
from aspera.entrypoints.graphql.resolvers import RESOLVERS
from aspera.entrypoints.graphql.schema import load_schema
from graphql import GraphQLObjectType
from tests.engines.stack import ROOT, Stack
from tests.engines.tables import TemplateLoader

Arguments = dict[str, Any]
TEMPLATE = ROOT / "infrastructure" / "resolvers.yaml"


def fields_of_functions() -> list[tuple[str, str]]:
    """(type, field) of those whose resolver asks answer_query, by the template; those that
    change what others ask for come last."""
    resources = yaml.load(TEMPLATE.read_text(), Loader=TemplateLoader)["Resources"]
    by_code = {
        f"{name}.FunctionId"
        for name, one in resources.items()
        if one["Type"] == "AWS::AppSync::FunctionConfiguration" and _is_code(one)
    }
    found = [
        (one["Properties"]["TypeName"], one["Properties"]["FieldName"])
        for one in resources.values()
        if one["Type"] == "AWS::AppSync::Resolver"
        and (_is_code(one) or by_code & set(one["Properties"].get("PipelineConfig", {}).get("Functions", ())))
    ]
    assert found
    return sorted(found, key=lambda one: (one[1] == "deleteDocument", one[1] == "analyse"))


def _is_code(resource: Any) -> bool:
    return bool(resource["Properties"].get("DataSourceName") == "Code.Name")


def ask_every_field(aws: Stack, owner: str = "ada") -> None:
    """After documents were analysed."""
    ports: Any = current_ports()
    documents, _ = ports.documents.list(owner, limit=50)
    ended = [one for one in documents if one.status in (DocumentStatus.COMPLETE, DocumentStatus.PARTIAL)]
    counted = {one.document_id: list(ports.findings.list(one.document_id)) for one in ended}
    ids = sorted(counted, key=lambda one: -len(counted[one]))
    known = {"document": ids[0], "ids": ids[:2], "finding": counted[ids[0]][0].finding_id}
    for parent, field in fields_of_functions():
        if parent == "Document":
            asked(aws, owner, parent, field, {}, document=ids[0])
            continue
        for _ in range(2 if field == "analyse" else 1):
            for arguments in _arguments(field, known):
                answer = asked(aws, owner, parent, field, arguments)
            if field == "createUpload":
                asked(aws, owner, "Document", "agents", {}, document=answer["documentId"])
            aws.pump()


def asked(
    aws: Stack, owner: str, parent: str, field: str, arguments: Mapping[str, Any], document: str | None = None
) -> Any:
    event = {"type": parent, "field": field, "arguments": dict(arguments), "owner": owner, "groups": []}
    answer = aws.invoke("answer_query", event | {"document": document})
    assert "data" in answer or field == "tryExample", (field, answer)
    return answer.get("data")


def _arguments(field: str, known: Mapping[str, Any]) -> list[Arguments]:
    """What the field is asked with; values by the arguments' names."""
    values: dict[str, Any] = {
        "id": known["document"],
        "documentId": known["document"],
        "ids": known["ids"],
        "findingId": known["finding"],
        # No other, or the cache would know its vector.
        "query": f"climate {uuid4()}",
        "first": 1,
        "last": 1,
        "again": True,
        "filename": "new.pdf",
        "size": 9,
        "mediaType": "application/pdf",
        "sha256": "0" * 64,
        "review": {"state": "ACCEPTED"},
        "agents": ["math", "risk"],
    }
    parent = "Mutation" if field in RESOLVERS["Mutation"] else "Query"
    names = _type(load_schema(), parent).fields[field].args
    given = {name: values[name] for name in names if name in values}
    if field == "getFinding":
        given["id"] = known["finding"]
    if field == "gremlin":
        return [{"query": "g.V().limit(1).valueMap()"}]
    if field == "graph":
        return [{"documentId": known["document"]}, {"name": "Nordhafen"}]
    if field == "listFindings":
        return [given | {"limit": 1}]
    if field == "exportDocument":
        return [
            given | {"format": form, "accepted": part}
            for form in ("HTML", "JSON", "CSV")
            for part in (True, False)
        ]
    return [json.loads(json.dumps(given))]


def _type(schema: Any, name: str) -> GraphQLObjectType:
    found = schema.type_map[name]
    assert isinstance(found, GraphQLObjectType)
    return found
