"""Every route, in one table.

A route answers one field of the GraphQL schema: its arguments are the route's parameters, its type
is the answer's. The OpenAPI document, API Gateway's definition and the dispatcher are made from
this table and the schema; none of them is written by hand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

PREFIX = "/v1"
"""Before every path, on both homes."""
COSTLY = frozenset({"agents", "findings", "coverage", "cost", "lastSequence"})
"""Fields of a document that need more than its row; lists leave them out."""
Method = Literal["GET", "POST", "DELETE"]
Kind = Literal["Query", "Mutation"]


@dataclass(frozen=True)
class Route:
    """`named` says which argument a name of the path stands for, where they differ. What the path
    does not name is in the query of a GET or DELETE, and in the JSON body of a POST. An argument in
    `spread` is an object whose own fields take its place. `status` is the answer's when all is well;
    303 sends on to the address that the answer holds, 204 has no body."""

    method: Method
    path: str
    kind: Kind
    field: str
    summary: str
    status: int = 200
    named: tuple[tuple[str, str], ...] = ()
    spread: str = ""
    brief: bool = False

    @cached_property
    def placeholders(self) -> tuple[str, ...]:
        return tuple(re.findall(r"\{(\w+)\}", self.path))

    @property
    def in_path(self) -> dict[str, str]:
        """Names of the path with the arguments that they stand for."""
        return {name: dict(self.named).get(name, name) for name in self.placeholders}


_OF_DOCUMENT = (("id", "documentId"),)
_OF_FINDING = (("id", "documentId"), ("finding", "findingId"))

ROUTES: tuple[Route, ...] = (
    Route("GET", "/viewer", "Query", "viewer", "Who you are, and what there is to choose from."),
    Route("GET", "/documents", "Query", "listDocuments", "Your documents, newest first.", brief=True),
    Route(
        "POST",
        "/documents",
        "Mutation",
        "createUpload",
        "Announce a file: POST the form to `url` with its `fields`, `file` last; PUT when there are none."
        " Its analysis begins by itself.",
        201,
    ),
    Route("GET", "/documents/{id}", "Query", "getDocument", "A document, and how far its analysis is."),
    Route("DELETE", "/documents/{id}", "Mutation", "deleteDocument", "Forget a document.", 204),
    Route(
        "POST",
        "/documents/{id}/analyses",
        "Mutation",
        "analyse",
        "Analyse a document with other agents or frameworks, or again.",
        202,
        _OF_DOCUMENT,
    ),
    Route(
        "GET",
        "/documents/{id}/findings",
        "Query",
        "listFindings",
        "A document's findings by rank.",
        named=_OF_DOCUMENT,
        spread="filter",
    ),
    Route(
        "GET",
        "/documents/{id}/findings/{finding}",
        "Query",
        "getFinding",
        "One finding with its evidence.",
        named=(("id", "documentId"), ("finding", "id")),
    ),
    Route(
        "GET",
        "/documents/{id}/findings/{finding}/reviews",
        "Query",
        "listReviews",
        "What was said about a finding.",
        named=_OF_FINDING,
    ),
    Route(
        "POST",
        "/documents/{id}/findings/{finding}/reviews",
        "Mutation",
        "reviewFinding",
        "Accept, dismiss, reopen, assign or comment a finding.",
        201,
        _OF_FINDING,
        spread="review",
    ),
    Route(
        "GET",
        "/documents/{id}/agents",
        "Query",
        "listAgentExecutions",
        "What each agent did.",
        named=_OF_DOCUMENT,
    ),
    Route(
        "GET",
        "/documents/{id}/assessments",
        "Query",
        "listAssessments",
        "Every requirement of the frameworks, met or not.",
        named=_OF_DOCUMENT,
    ),
    Route(
        "GET",
        "/documents/{id}/events",
        "Query",
        "listEvents",
        "What happened, after the event with the number `after`.",
        named=_OF_DOCUMENT,
    ),
    Route("GET", "/documents/{id}/file", "Query", "documentFile", "The file that was uploaded.", 303),
    Route("GET", "/documents/{id}/export", "Mutation", "exportDocument", "The result as one file.", 303),
    Route(
        "GET",
        "/comparisons",
        "Query",
        "compareDocuments",
        "Documents against each other: what does not agree.",
    ),
    Route("GET", "/search", "Query", "search", "Passages that fit a question best."),
    Route("GET", "/graph", "Query", "graph", "Entities and how they are connected."),
)
