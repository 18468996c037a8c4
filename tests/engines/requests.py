"""Every route of the REST API, asked so that its function does all that it can do; and a rotation of
the secret that signs its tokens."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

from aspera.bootstrap import current_ports
from aspera.entrypoints.rest.routes import ROUTES
from aspera.use_cases.rotate_secret import RotationStep
from tests.engines.stack import Stack
from tests.rest.proxy_event import proxy_event

_QUERY: dict[str, dict[str, list[str]]] = {
    # No other, or the cache would know its vector.
    "search": {"query": [f"climate {uuid4()}"]},
    "graph": {"name": ["Nordhafen"]},
}
_BODY: dict[str, Any] = {
    "createUpload": {
        "filename": "new.pdf",
        "size": 9,
        "mediaType": "application/pdf",
        "sha256": "0" * 64,
        "agents": ["math"],
    },
    "analyse": {"agents": ["math", "risk"], "again": True},
    "reviewFinding": {"state": "ACCEPTED"},
}


def ask_everything(aws: Stack, owner: str = "ada") -> None:
    """After documents were analysed: each route once, a deletion last."""
    listed = asked(aws, owner, "GET", "/documents", {"limit": ["1"]})
    listed["items"] += asked(aws, owner, "GET", "/documents", {"nextToken": [listed["nextToken"]]})["items"]
    done = [one["id"] for one in listed["items"] if one["status"] in ("COMPLETE", "PARTIAL")]
    findings = {one: asked(aws, owner, "GET", f"/documents/{one}/findings")["items"] for one in done}
    document = max(done, key=lambda one: len(findings[one]))
    _QUERY["compareDocuments"] = {"ids": [one for one in done if findings[one]][:2]}
    # A new analysis may find other things.
    order = [(method, late) for method in ("GET", "POST", "DELETE") for late in (False, True)]
    for route in sorted(ROUTES, key=lambda route: order.index((route.method, route.field == "analyse"))):
        path = route.path.replace("{id}", document)
        if "{finding}" in path:
            path = path.replace("{finding}", findings[document][0]["id"])
        if route.field == "exportDocument":
            for form in ("json", "csv", "html"):
                asked(aws, owner, route.method, path, {"format": [form], "accepted": ["true"]})
                asked(aws, owner, route.method, path, {"format": [form]})
            continue
        # The second time the execution is there already.
        for _ in range(2 if route.field == "analyse" else 1):
            asked(aws, owner, route.method, path, _QUERY.get(route.field), _BODY.get(route.field))
            aws.pump()


def asked(
    aws: Stack,
    owner: str,
    method: str,
    path: str,
    query: dict[str, list[str]] | None = None,
    body: Any = None,
) -> Any:
    event = proxy_event(method, path, owner, query, None if body is None else json.dumps(body))
    answer = aws.invoke("answer_request", event)
    assert answer["statusCode"] < 400, (method, path, answer["body"])
    return json.loads(answer["body"]) if answer["body"] else None


def rotate(aws: Stack) -> None:
    """As Secrets Manager does it. There a new version has its label before it has a value; moto knows no
    such thing, so what createSecret does then is done in its place."""
    name, token = f"{aws.prefix}-cursors", str(uuid4())
    versions = aws.aws("secretsmanager").describe_secret(SecretId=name)["VersionIdsToStages"]
    (current,) = [version for version, labels in versions.items() if "AWSCURRENT" in labels]
    aws.invoke("rotate_secret", {"SecretId": name, "ClientRequestToken": current, "Step": "createSecret"})
    ports: Any = current_ports()
    ports.secret_versions.propose(name, token, "a value that the test made")
    for step in RotationStep:
        event = {"SecretId": name, "ClientRequestToken": token, "Step": step.value}
        aws.invoke("rotate_secret", event)
