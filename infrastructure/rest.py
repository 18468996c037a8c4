"""`make rest`: writes the definition that API Gateway imports into infrastructure/rest.yaml.

It is made from docs/reference/openapi.json, which is made from the table of routes in the package, so that
no route is written twice. What is added here is API Gateway's own: who may call (authorizer and key), that
the function answers, request validation, CORS, and refusals as problem details. What API Gateway does not
need is left out: types of answers, and types of parameters, which it does not check.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import yaml

from infrastructure.assembly import ROOT

_BEGIN = "      Body:"
_END = "\nOutputs:"
ORIGIN = "stageVariables.webOrigin"
"""Asked with each preflight, so that another origin needs no other deployment (API Gateway developer guide,
"Stage variables reference": parameter mapping expressions)."""
ANYBODY = "'*'"
"""A refusal tells nothing of anybody. What is mapped into it is fixed or comes with the request (developer
guide, "x-amazon-apigateway-gateway-responses.responseParameters"): no stage variable."""
_HEADERS = "'authorization,content-type,x-api-key'"
_URI = {
    "Fn::Sub": "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/"
    "${AnswerRequestFunctionArn}/invocations"
}
_REFUSALS: dict[str, tuple[int | None, str, str]] = {
    "UNAUTHORIZED": (401, "Unauthorized", "Unauthorized"),
    "EXPIRED_TOKEN": (401, "Unauthorized", "Unauthorized"),
    "ACCESS_DENIED": (403, "Forbidden", "Unauthorized"),
    "INVALID_API_KEY": (403, "Forbidden", "Unauthorized"),
    "WAF_FILTERED": (403, "Forbidden", "Unauthorized"),
    # So it says when there is no such address.
    "MISSING_AUTHENTICATION_TOKEN": (404, "Not Found", "NotFound"),
    "RESOURCE_NOT_FOUND": (404, "Not Found", "NotFound"),
    "BAD_REQUEST_BODY": (400, "Bad Request", "InvalidInput"),
    "BAD_REQUEST_PARAMETERS": (400, "Bad Request", "InvalidInput"),
    "REQUEST_TOO_LARGE": (413, "Content Too Large", "InvalidInput"),
    "UNSUPPORTED_MEDIA_TYPE": (415, "Unsupported Media Type", "InvalidInput"),
    "THROTTLED": (429, "Too Many Requests", "Unavailable"),
    "QUOTA_EXCEEDED": (429, "Too Many Requests", "Unavailable"),
    "INTEGRATION_TIMEOUT": (504, "Gateway Timeout", "Unavailable"),
    "INTEGRATION_FAILURE": (503, "Service Unavailable", "Unavailable"),
    "DEFAULT_4XX": (None, "The request was refused", "InvalidInput"),
    "DEFAULT_5XX": (None, "The request was not answered", "Unavailable"),
}
Definition = dict[str, Any]


def definition(root: Path = ROOT) -> Definition:
    """The body of the AWS::ApiGateway::RestApi."""
    public = json.loads((root / "docs" / "reference" / "openapi.json").read_text())
    schemas = public["components"]["schemas"]
    return {
        "openapi": public["openapi"],
        "info": {"title": {"Fn::Sub": "${Prefix}-rest"}, "version": public["info"]["version"]},
        "x-amazon-apigateway-request-validators": {
            "all": {"validateRequestBody": True, "validateRequestParameters": True}
        },
        "x-amazon-apigateway-gateway-responses": {name: _refusal(*one) for name, one in _REFUSALS.items()},
        "paths": {
            path: {method: _method(one) for method, one in methods.items()} | {"options": _preflight(methods)}
            for path, methods in public["paths"].items()
        },
        "components": {
            "securitySchemes": {
                "users": {
                    "type": "apiKey",
                    "name": "Authorization",
                    "in": "header",
                    "x-amazon-apigateway-authtype": "cognito_user_pools",
                    "x-amazon-apigateway-authorizer": {
                        "type": "cognito_user_pools",
                        "providerARNs": [{"Ref": "UserPoolArn"}],
                    },
                },
                "key": {"type": "apiKey", "name": "x-api-key", "in": "header"},
            },
            "schemas": {name: one for name, one in schemas.items() if name.endswith("Request")},
        },
    }


def _method(public: Definition) -> Definition:
    method: Definition = {
        "operationId": public["operationId"],
        "parameters": [
            {"name": one["name"], "in": one["in"], "required": one["required"], "schema": {"type": "string"}}
            for one in public["parameters"]
        ],
        "security": [{"users": [], "key": []}],
        "x-amazon-apigateway-request-validator": "all",
        "x-amazon-apigateway-integration": {
            "type": "aws_proxy",
            "httpMethod": "POST",
            "uri": _URI,
            "timeoutInMillis": 29000,
        },
        "responses": {code: {"description": one["description"]} for code, one in public["responses"].items()},
    }
    if "requestBody" in public:
        method["requestBody"] = public["requestBody"]
    return method


def _preflight(methods: Definition) -> Definition:
    """What a browser asks before it calls from another origin; API Gateway answers it by itself."""
    allowed = ",".join([*(method.upper() for method in methods), "OPTIONS"])
    headers = {
        "Access-Control-Allow-Origin": ORIGIN,
        "Access-Control-Allow-Methods": f"'{allowed}'",
        "Access-Control-Allow-Headers": _HEADERS,
        "Access-Control-Max-Age": "'600'",
    }
    return {
        "responses": {
            "204": {
                "description": "Which calls are allowed.",
                "headers": {name: {"schema": {"type": "string"}} for name in headers},
            }
        },
        "x-amazon-apigateway-integration": {
            "type": "mock",
            "requestTemplates": {"application/json": '{"statusCode": 204}'},
            "responses": {
                "default": {
                    "statusCode": "204",
                    "responseParameters": {
                        f"method.response.header.{name}": value for name, value in headers.items()
                    },
                }
            },
        },
    }


def _refusal(status: int | None, title: str, error_type: str) -> Definition:
    """`messageString` brings its quotation marks along."""
    fields = [f'"type":"about:blank","title":"{title}"', f'"status":{status}' if status else ""]
    fields += ['"detail":$context.error.messageString', f'"errorType":"{error_type}"']
    refusal: Definition = {
        "responseParameters": {
            "gatewayresponse.header.Access-Control-Allow-Origin": ANYBODY,
            "gatewayresponse.header.Content-Type": "'application/problem+json'",
        },
        "responseTemplates": {"application/json": "{" + ",".join(filter(None, fields)) + "}"},
    }
    return refusal | ({"statusCode": status} if status else {})


class _WithoutAliases(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def rendered(template: str, body: Definition) -> str:
    """`template` with this definition, and with the deployment that belongs to it."""
    text = yaml.dump(body, Dumper=_WithoutAliases, sort_keys=False, width=160, allow_unicode=True)
    indented = "".join(f"        {line}\n" for line in text.splitlines())
    begin, end = template.index(_BEGIN), template.index(_END)
    with_body = template[:begin] + _BEGIN + "\n" + indented + template[end:]
    name = hashlib.sha256(text.encode()).hexdigest()[:10]
    return re.sub(r"\bDeployment[0-9a-f]{10}\b", f"Deployment{name}", with_body)


def main() -> None:
    path = ROOT / "infrastructure" / "rest.yaml"
    path.write_text(rendered(path.read_text(), definition()))


if __name__ == "__main__":
    main()
