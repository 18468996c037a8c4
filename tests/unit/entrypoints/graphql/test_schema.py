"""Who may have what, as the schema says."""

from __future__ import annotations

import pytest

from aspera.entrypoints.graphql.schema import load_schema, modes_of, subscriptions_of

USERS, OURS = "aws_cognito_user_pools", "aws_iam"


@pytest.mark.parametrize(
    "parent, field, modes",
    [
        ("Query", "getDocument", {USERS}),
        ("Mutation", "reviewFinding", {USERS}),
        ("Mutation", "updateDocument", {OURS}),
        ("Mutation", "updateAgentStatus", {OURS}),
        ("AgentState", "status", {USERS, OURS}),
        ("Finding", "title", {USERS}),
        ("Subscription", "onDocumentUpdate", {USERS}),
    ],
)
def test_a_directive_on_the_field_counts_before_one_on_the_type(
    parent: str, field: str, modes: set[str]
) -> None:
    assert modes_of(load_schema().type_map[parent], field) == modes


def test_every_subscription_is_fed() -> None:
    assert subscriptions_of() == {
        "updateAgentStatus": ("onAgentStatusUpdate",),
        "updateDocument": ("onDocumentUpdate",),
    }
