"""Who wants to hear of what, and telling them.

A subscriber is sent what the mutation selected, as AppSync does: the subscription's own selection is
taken from the mutation's answer. Arguments that were given must equal the answer's fields, and the
document's owner must be the subscriber.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from aspera.entrypoints.graphql.context import Context
from aspera.entrypoints.graphql.errors import Refused
from aspera.entrypoints.graphql.executor import Executor, as_answer
from aspera.entrypoints.graphql.operations import Invalid, Operation
from aspera.entrypoints.graphql.schema import subscriptions_of
from graphql import FieldNode, Undefined, execute_sync, value_from_ast_untyped

Send = Callable[[bytes], object]
_MOST = 2000
"""Subscriptions of one connection."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """`key` is the same for those that are sent the same."""

    id: str
    send: Send
    field: str
    arguments: Mapping[str, Any]
    owner: str
    operation: Operation
    variables: dict[str, Any]
    key: tuple[int, bytes]


def read_subscription(
    id: str, send: Send, text: Any, variables: dict[str, Any], executor: Executor, context: Context
) -> Subscription:
    """Invalid unless it is one subscription field that the caller may have. Whether the document is
    the caller's is for `check_owner`."""
    operation = executor.operations.read(text)
    operation.check(context.identity)
    selections = operation.node.selection_set.selections
    (chosen,) = selections if len(selections) == 1 else (None,)
    if operation.kind.value != "subscription" or not isinstance(chosen, FieldNode):
        raise Invalid([Refused("A subscription asks for one subscription field.")])
    arguments = {
        argument.name.value: value_from_ast_untyped(argument.value, variables)
        for argument in chosen.arguments or ()
    }
    given = {name: value for name, value in arguments.items() if value not in (None, Undefined)}
    if not all(isinstance(value, str) for value in given.values()):
        raise Invalid([Refused("A subscription's arguments are ids.")])
    key = (id_of(operation), orjson.dumps(variables, option=orjson.OPT_SORT_KEYS))
    return Subscription(id, send, chosen.name.value, given, context.owner, operation, variables, key)


def id_of(operation: Operation) -> int:
    """Of the parsed text, which the subscription keeps alive."""
    return id(operation.document)


def check_owner(subscription: Subscription, context: Context) -> None:
    """NotFound when a document is named that is not the caller's."""
    for document_id in subscription.arguments.values():
        context.ports.documents.get(document_id, context.owner)


class Hub:
    """All subscriptions of this server, by connection and id. For the event loop's thread."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor
        self._by_connection: dict[int, dict[str, Subscription]] = {}

    def add(self, connection: int, subscription: Subscription) -> None:
        """Invalid when the connection has too many."""
        own = self._by_connection.setdefault(connection, {})
        if len(own) >= _MOST:
            raise Invalid([Refused(f"One connection has at most {_MOST:,} subscriptions.")])
        own[subscription.id] = subscription

    def remove(self, connection: int, id: str) -> None:
        self._by_connection.get(connection, {}).pop(id, None)

    def drop(self, connection: int) -> None:
        self._by_connection.pop(connection, None)

    def publish(self, mutation: str, payload: Mapping[str, Any], owner: str) -> int:
        """Tell whoever subscribed to it; how many were told."""
        fields = subscriptions_of().get(mutation, ())
        answers: dict[tuple[int, bytes], bytes] = {}
        told = 0
        for own in [*self._by_connection.values()]:  # whoever is cut off meanwhile is dropped
            for subscription in own.values():
                if subscription.field not in fields or not _matches(subscription, payload, owner):
                    continue
                answer = answers.get(subscription.key)
                if answer is None:
                    answer = answers[subscription.key] = self._answer(subscription, payload)
                subscription.send(
                    b'{"id":%b,"type":"data","payload":%b}' % (orjson.dumps(subscription.id), answer)
                )
                told += 1
        return told

    def _answer(self, subscription: Subscription, payload: Mapping[str, Any]) -> bytes:
        result = execute_sync(
            self._executor.schema,
            subscription.operation.document,
            root_value={subscription.field: payload},
            variable_values=subscription.variables,
        )
        return orjson.dumps(as_answer(result))


def _matches(subscription: Subscription, payload: Mapping[str, Any], owner: str) -> bool:
    return subscription.owner == owner and all(
        payload.get(name) == value for name, value in subscription.arguments.items()
    )
