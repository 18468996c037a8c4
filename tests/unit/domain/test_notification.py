from __future__ import annotations

import json

import pytest
from graphql.execution.values import get_variable_values
from graphql.language import OperationDefinitionNode

from aspera.domain.event import Event, EventType
from aspera.domain.notification import Notification, notification
from graphql import parse, validate
from tests.graphql_schema import schema

DETAILS: dict[EventType, dict[str, str | int]] = {
    EventType.AGENT_STATUS_CHANGED: {"agent": "math", "status": "RUNNING", "last_page": 48},
    EventType.DOCUMENT_COMPLETED: {"status": "PARTIAL", "findings": 3},
    EventType.FINDING_REVIEWED: {"finding_id": "f1", "status": "PARTIAL"},
    EventType.DOCUMENT_FAILED: {"reason": "the file is empty"},
    EventType.DOCUMENT_DELETED: {"status": "COMPLETE"},
}


def told(type: EventType) -> Notification:
    event = Event(document_id="d1", sequence=7, type=type, time=1, detail=DETAILS.get(type, {}))
    return notification(event, "ada")


@pytest.mark.parametrize("type", EventType)
def test_every_event_becomes_a_mutation_that_the_schema_takes(type: EventType) -> None:
    told_ = told(type)
    document = parse(told_.query)
    assert validate(schema(), document) == []
    (operation,) = document.definitions
    assert isinstance(operation, OperationDefinitionNode)
    values = get_variable_values(schema(), operation.variable_definitions or [], dict(told_.variables))
    assert not isinstance(values, list), values


@pytest.mark.parametrize("type", EventType)
def test_what_is_pushed_names_its_document_its_owner_and_its_number(type: EventType) -> None:
    told_ = told(type)
    key = "documentId" if type is EventType.AGENT_STATUS_CHANGED else "id"
    assert told_.variables[key] == "d1"
    assert told_.variables["owner"] == "ada"
    assert told_.variables["sequence"] == 7
    selected = told_.query.rsplit("{", 1)[1].split()
    assert {key, "owner", "sequence", "status"} <= set(selected)


def test_a_document_is_processing_until_it_completed_or_failed() -> None:
    assert told(EventType.PAGES_READ).variables["status"] == "PROCESSING"
    assert told(EventType.DOCUMENT_COMPLETED).variables["status"] == "PARTIAL"
    failed = told(EventType.DOCUMENT_FAILED).variables
    assert (failed["status"], failed["reason"]) == ("FAILED", "the file is empty")


def test_the_rest_of_an_event_travels_as_json() -> None:
    detail = json.loads(told(EventType.DOCUMENT_COMPLETED).variables["detail"])
    assert detail == {"type": "DocumentCompleted", "status": "PARTIAL", "findings": 3}
