"""The REST API: what API Gateway imports, and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from infrastructure.assembly import Assembly, Template
from infrastructure.rest import ANYBODY, ORIGIN, definition, rendered

_CALLED = "${AnswerRequestFunctionArn}/invocations"


def rest_api_is_what_the_routes_make(assembly: Assembly) -> Iterator[str]:
    text = (assembly.root / "infrastructure" / "rest.yaml").read_text()
    if rendered(text, definition(assembly.root)) != text:
        yield "infrastructure/rest.yaml is another than `make rest` makes"


def every_method_asks_who_calls(assembly: Assembly) -> Iterator[str]:
    """A user's token and a key at once; only the browser's own question needs neither."""
    schemes = _body(assembly)["components"]["securitySchemes"]
    if schemes["users"].get("x-amazon-apigateway-authorizer", {}).get("type") != "cognito_user_pools":
        yield "users are not those of the pool"
    for name, method in _methods(assembly):
        if method.get("security") != [{"users": [], "key": []}]:
            yield f"{name} asks nobody who he is"


def every_method_is_answered_by_the_function(assembly: Assembly) -> Iterator[str]:
    for name, method in _methods(assembly):
        integration = method.get("x-amazon-apigateway-integration", {})
        if integration.get("type") != "aws_proxy" or integration.get("httpMethod") != "POST":
            yield f"{name} is not handed to a function"
        elif not integration.get("uri", {}).get("Fn::Sub", "").endswith(_CALLED):
            yield f"{name} is handed to something else"
    callers = [one["Properties"] for one in _of(assembly, "AWS::Lambda::Permission")]
    if {"Ref": "AnswerRequestFunctionArn"} not in [one["FunctionName"] for one in callers]:
        yield "API Gateway may not call the function"


def every_request_is_checked(assembly: Assembly) -> Iterator[str]:
    body = _body(assembly)
    models = body["components"]["schemas"]
    if body["x-amazon-apigateway-request-validators"] != {
        "all": {"validateRequestBody": True, "validateRequestParameters": True}
    }:
        yield "the validator does not look at everything"
    for name, method in _methods(assembly):
        if method.get("x-amazon-apigateway-request-validator") != "all":
            yield f"{name} is not checked"
        named = {
            one["name"] for one in method.get("parameters", ()) if one["in"] == "path" and one["required"]
        }
        if named != set(re.findall(r"\{(\w+)\}", name)):
            yield f"{name} does not declare what its path holds"
        if name.startswith("POST "):
            yield from (f"{name}: {one}" for one in _model_problems(method, models))


def _model_problems(method: Template, models: Template) -> Iterator[str]:
    content = method.get("requestBody", {}).get("content", {})
    reference = content.get("application/json", {}).get("schema", {}).get("$ref", "")
    model = models.get(reference.rpartition("/")[2])
    if model is None:
        yield "no model of its body"
    elif model.get("additionalProperties") is not False or not set(model.get("required", ())) <= set(
        model["properties"]
    ):
        yield "its model lets anything pass"


def browsers_of_the_web_application_may_call(assembly: Assembly) -> Iterator[str]:
    """Each path answers the preflight by itself, and refusals say who may read them."""
    body = _body(assembly)
    for path, methods in body["paths"].items():
        parameters = (
            methods.get("options", {})
            .get("x-amazon-apigateway-integration", {})
            .get("responses", {})
            .get("default", {})
            .get("responseParameters", {})
        )
        allowed = str(parameters.get("method.response.header.Access-Control-Allow-Methods"))
        if not {one.upper() for one in methods} <= set(allowed.strip("'").split(",")):
            yield f"{path} does not allow what there is"
        if parameters.get("method.response.header.Access-Control-Allow-Origin") != ORIGIN:
            yield f"{path} is not for the web application"
    refusals = body["x-amazon-apigateway-gateway-responses"]
    yield from (
        f"{one} is not refused in our words" for one in ("DEFAULT_4XX", "DEFAULT_5XX") if one not in refusals
    )
    for name, refusal in refusals.items():
        if refusal["responseParameters"].get("gatewayresponse.header.Access-Control-Allow-Origin") != ANYBODY:
            yield f"the refusal {name} cannot be read by the web application"
    (stage,) = (one["Properties"] for one in _of(assembly, "AWS::ApiGateway::Stage"))
    if stage.get("Variables", {}).get(ORIGIN.partition(".")[2]) != {"Ref": "WebOrigin"}:
        yield "the stage does not know where the web application is served"


def rest_stage_is_limited_and_watched(assembly: Assembly) -> Iterator[str]:
    (stage,) = (one["Properties"] for one in _of(assembly, "AWS::ApiGateway::Stage"))
    if not stage.get("TracingEnabled") or "DestinationArn" not in stage.get("AccessLogSetting", {}):
        yield "the stage is not watched"
    known = {(method, path) for method, path in (name.split(" ", 1) for name, _ in _methods(assembly))}
    settings = {(one["HttpMethod"], _path(one["ResourcePath"])): one for one in stage["MethodSettings"]}
    if "ThrottlingRateLimit" not in settings.get(("*", "/*"), {}):
        yield "not every method is throttled"
    for place in settings.keys() - {("*", "/*")} - known:
        yield f"there is no {' '.join(place)} to throttle"
    (plan,) = (one["Properties"] for one in _of(assembly, "AWS::ApiGateway::UsagePlan"))
    if not {"Quota", "Throttle"} <= plan.keys():
        yield "the plan has no quota"
    (api,) = (one["Properties"] for one in _of(assembly, "AWS::ApiGateway::RestApi"))
    if not str(api.get("SecurityPolicy")).startswith("SecurityPolicy_TLS13_1_"):
        yield "old versions of TLS are taken"


def secrets_rotate(assembly: Assembly) -> Iterator[str]:
    """Within 90 days, by a function that Secrets Manager may call, under a key of ours."""
    resources = assembly.sources["secrets"]["Resources"]
    schedules = [one["Properties"] for one in resources.values() if one["Type"].endswith("RotationSchedule")]
    rotating = {one["SecretId"]["Ref"]: one for one in schedules}
    callers = {
        one["Properties"]["SourceArn"]["Ref"]
        for one in resources.values()
        if one["Type"] == "AWS::Lambda::Permission"
        and one["Properties"]["Principal"] == "secretsmanager.amazonaws.com"
    }
    for name, one in resources.items():
        if one["Type"] != "AWS::SecretsManager::Secret":
            continue
        days = rotating.get(name, {}).get("RotationRules", {}).get("AutomaticallyAfterDays", 1000)
        if days > 90:
            yield f"{name} does not rotate within 90 days"
        if name not in callers:
            yield f"{name}: its function may not be called"
        if "KmsKeyId" not in one["Properties"]:
            yield f"{name} has no key of ours"


def _body(assembly: Assembly) -> Template:
    (api,) = (one["Properties"] for one in _of(assembly, "AWS::ApiGateway::RestApi"))
    body: Template = api["Body"]
    return body


def _methods(assembly: Assembly) -> Iterator[tuple[str, Template]]:
    for path, methods in _body(assembly)["paths"].items():
        yield from ((f"{name.upper()} {path}", one) for name, one in methods.items() if name != "options")


def _of(assembly: Assembly, kind: str) -> Iterator[Any]:
    return (one for one in assembly.sources["rest"]["Resources"].values() if one["Type"] == kind)


def _path(encoded: str) -> str:
    return encoded if encoded == "/*" else encoded.removeprefix("/").replace("~1", "/")
