from __future__ import annotations

from aspera.entrypoints.graphql.context import Context
from aspera.entrypoints.graphql.identity import Identity
from aspera.entrypoints.graphql.resolvers import RESOLVERS
from aspera.entrypoints.graphql.schema import load_schema
from aspera.entrypoints.graphql.views.documents import document_view
from aspera.entrypoints.rest.arguments import parameters
from aspera.entrypoints.rest.openapi import openapi
from aspera.entrypoints.rest.routes import COSTLY, ROUTES
from tests.graphql.memory_ports import MemoryPorts


def test_every_route_stands_there_once() -> None:
    assert len({(route.method, route.path) for route in ROUTES}) == len(ROUTES)


def test_every_route_is_a_field_that_has_a_resolver_and_names_arguments_that_it_has() -> None:
    for route in ROUTES:
        assert route.field in RESOLVERS[route.kind]
        field = load_schema().type_map[route.kind].fields[route.field]  # type: ignore[attr-defined]
        assert set(route.in_path.values()) <= set(field.args)
        assert not set(parameters(route)) & set(route.in_path)


def test_what_asks_a_route_that_reads_changes_nothing_but_an_export() -> None:
    reading = {route.field for route in ROUTES if route.method == "GET" and route.kind == "Mutation"}
    assert reading == {"exportDocument"}


def test_lists_leave_out_what_is_found_out_document_by_document() -> None:
    ports = MemoryPorts()
    ports.load("two_owners")
    view = document_view(ports.documents.get("d1", "ada"), Context(Identity("ada"), ports, ports))
    assert {name for name, value in view.items() if callable(value)} == COSTLY


def test_operation_names_are_unique_and_every_reference_leads_somewhere() -> None:
    document = openapi()
    operations = [one for path in document["paths"].values() for one in path.values()]
    assert len({one["operationId"] for one in operations}) == len(ROUTES)
    schemas = document["components"]["schemas"]
    assert all(f"#/components/schemas/{name}" in str(document) for name in schemas)
    references = str(document).split("#/components/schemas/")[1:]
    assert {reference.partition("'")[0] for reference in references} == set(schemas)
