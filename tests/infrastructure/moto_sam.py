"""A moto server that takes `sam deploy`: `python -m tests.infrastructure.moto_sam PORT COMPLAINTS`.

moto makes no SAM transform and knows a third of our resource types. This adds the transform, what AWS
includes from S3, and a stand-in for every type outside `_REAL`: it checks the resource against the
provider's schema (of cfn-lint), answers GetAtt only for attributes that the type has, and keeps nothing.
Complaints go to the file COMPLAINTS, one JSON object a line. So a complete deployment proves packaging,
parameters, outputs, conditions and intrinsic functions; it does not prove that AWS takes the stack.
"""

from __future__ import annotations

import copy
import json
import os
import re
import sys
from functools import cache
from pathlib import Path
from typing import Any

os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")

import jsonschema
from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER
from moto.awslambda.models import LayerVersion
from moto.cloudformation import models, parsing
from moto.cloudformation.exceptions import UnformattedGetAttTemplateException, ValidationError
from moto.core.common_models import CloudFormationModel
from moto.events.models import EventBus
from moto.s3.models import s3_backends
from samtranslator.translator.transform import transform

from infrastructure.assembly import ManagedPolicies

_ACCOUNT, _REGION = "123456789012", "us-east-1"
_REAL = (
    "AWS::S3::Bucket", "AWS::KMS::", "AWS::IAM::Role", "AWS::Lambda::Function", "AWS::Lambda::LayerVersion",
    "AWS::StepFunctions::", "AWS::Events::EventBus", "AWS::Logs::LogGroup", "AWS::SQS::Queue", "AWS::SNS::Topic",
    "AWS::CloudFormation::Stack", "AWS::EC2::VPC", "AWS::EC2::Subnet", "AWS::EC2::SecurityGroup",
)  # fmt: skip
_STAND_IN = (
    "AWS::S3::BucketPolicy",
    "AWS::SQS::QueuePolicy",
    "AWS::SNS::TopicPolicy",
    "AWS::EC2::VPCEndpoint",
)
_PHYSICAL = {
    "AWS::Cognito::UserPool": "us-east-1_Stub12345",
    "AWS::Cognito::UserPoolClient": "stubclient0123456789",
    "AWS::Cognito::IdentityPool": "us-east-1:00000000-0000-0000-0000-000000000000",
    "AWS::Lambda::Version": "arn:aws:lambda:us-east-1:123456789012:function:{0}:1",
    "AWS::Lambda::Alias": "arn:aws:lambda:us-east-1:123456789012:function:{0}:live",
    "AWS::WAFv2::WebACL": "web|00000000-0000-0000-0000-000000000000|REGIONAL",
    "AWS::SecretsManager::Secret": "arn:aws:secretsmanager:us-east-1:123456789012:secret:{0}-aBcDeF",
    "AWS::IAM::ManagedPolicy": "arn:aws:iam::123456789012:policy/{0}",
}
_SHAPED = {
    "GraphQLUrl": "https://stub.example.com/graphql",
    "CollectionEndpoint": "https://stub.us-east-1.aoss.amazonaws.com",
    "Endpoint": "stub.cluster-stub.us-east-1.neptune.amazonaws.com",
    "Endpoint.Address": "stub.serverless.use1.cache.amazonaws.com",
}
"""Attributes whose parts are taken."""
_complaints = Path(os.devnull)


def complain(kind: str, where: str, message: str) -> None:
    with _complaints.open("a") as file:
        file.write(json.dumps({"kind": kind, "where": where, "message": message[:300]}) + "\n")


_parse_plain = models.Stack.parse_template


def parse_template(template: str) -> dict[str, Any]:
    parsed = _parse_plain(template)
    if not isinstance(parsed, dict) or "Transform" not in parsed:
        return parsed
    source = json.loads(json.dumps(parsed, default=str))
    defaults = {
        name: one["Default"] for name, one in source.get("Parameters", {}).items() if "Default" in one
    }
    pseudo = {"AWS::Region": _REGION, "AWS::Partition": "aws", "AWS::AccountId": _ACCOUNT}
    result = transform(source, defaults | pseudo, ManagedPolicies())
    result.pop("Transform", None)
    for resource in result["Resources"].values():
        _put_definition_in(resource)
    return result


def _put_definition_in(resource: dict[str, Any]) -> None:
    properties = resource.get("Properties", {})
    if resource["Type"] == "AWS::StepFunctions::StateMachine" and "DefinitionS3Location" in properties:
        place = properties.pop("DefinitionS3Location")
        body = s3_backends[_ACCOUNT]["aws"].get_object(place["Bucket"], place["Key"]).value.decode()
        given = properties.pop("DefinitionSubstitutions", {})
        properties["DefinitionString"] = {"Fn::Sub": [body, given]}


models.Stack.parse_template = staticmethod(parse_template)


def _parse_change_set(self: Any) -> None:
    self.template_dict = parse_template(self.template)


models.ChangeSet._parse_template = _parse_change_set
_apply_plain = models.ChangeSet.apply


def _apply(self: Any) -> None:
    """moto leaves the outputs as they were before the change set."""
    _apply_plain(self)
    self.stack.template_dict = self.template_dict
    self.stack.output_map = self.stack._create_output_map()


models.ChangeSet.apply = _apply


def _output_of_nested_stack(self: Any, attribute: str) -> Any:
    name = attribute.removeprefix("Outputs.")
    found = {key: self.output_map[key] for key in self.output_map.outputs}
    if found.get(name) is None:
        raise ValidationError(message=f"the nested stack {self.name} has no output {name}")
    return found[name].value


models.Stack.get_cfn_attribute = _output_of_nested_stack


@cache
def _schema(kind: str) -> dict[str, Any]:
    schema = copy.deepcopy(PROVIDER_SCHEMA_MANAGER.get_resource_schema(_REGION, kind).schema)
    _drop_foreign_patterns(schema)
    return schema


def _drop_foreign_patterns(part: Any) -> None:
    """Some are written for Java."""
    if isinstance(part, dict):
        if isinstance(part.get("pattern"), str):
            try:
                re.compile(part["pattern"])
            except re.error:
                del part["pattern"]
        part = list(part.values())
    if isinstance(part, list):
        for one in part:
            _drop_foreign_patterns(one)


def _check(kind: str, name: str, properties: dict[str, Any]) -> None:
    schema = _schema(kind)
    kept = {
        key: schema[key]
        for key in ("definitions", "properties", "required", "additionalProperties")
        if key in schema
    }
    for error in jsonschema.Draft7Validator(kept).iter_errors(_without_nothing(properties)):
        complain("schema", f"{kind} {name}", f"{'/'.join(map(str, error.path))}: {error.message}")


def _without_nothing(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nothing(part) for key, part in value.items() if part is not None}
    return (
        [_without_nothing(part) for part in value if part is not None] if isinstance(value, list) else value
    )


class StandIn(CloudFormationModel):
    __module__ = "moto.cloudformation.stand_in"  # moto keeps instances by the second part

    def __init__(self, name: str, kind: str, properties: dict[str, Any]) -> None:
        self.name, self.kind, self.properties = name, kind, properties

    @property
    def physical_resource_id(self) -> str:
        names = ("Name", "AlarmName", "TableName", "Domain")
        own = next((self.properties[key] for key in names if key in self.properties), self.name)
        return _PHYSICAL.get(self.kind, own).format(self.name)

    @staticmethod
    def cloudformation_name_type() -> None:
        return None

    @classmethod
    def has_cfn_attr(cls, attr: str) -> bool:
        return True

    def get_cfn_attribute(self, attribute: str) -> Any:
        schema = _schema(self.kind)
        read_only = {
            path.split("/properties/", 1)[1].replace("/", ".")
            for path in schema.get("readOnlyProperties", ())
        }
        if attribute not in read_only and attribute not in schema["properties"]:
            raise UnformattedGetAttTemplateException()
        value = self.properties.get(attribute)
        if isinstance(value, str | int):
            return value
        if attribute == "Version":
            return "1"
        if attribute.endswith("Arn"):
            _, service, kind = self.kind.lower().split("::")
            return f"arn:aws:{service}:{_REGION}:{_ACCOUNT}:{kind}/{self.name}"
        return _SHAPED.get(attribute, f"{self.name}-{attribute}")

    @classmethod
    def create_from_cloudformation_json(
        cls, resource_name, cloudformation_json, account_id, region_name, **kwargs
    ):
        return cls(resource_name, kwargs["ResourceType"], cloudformation_json.get("Properties", {}))

    @classmethod
    def update_from_cloudformation_json(
        cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name
    ):
        original_resource.properties = cloudformation_json.get("Properties", {})
        return original_resource

    @classmethod
    def delete_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name):
        pass

    def delete(self, *arguments: Any, **options: Any) -> None:
        pass


_class_of = parsing.resource_class_from_type


def resource_class(kind: str) -> Any:
    if not kind.startswith("AWS::") or kind in parsing.NULL_MODELS:
        return _class_of(kind)
    real = _class_of(kind) if kind.startswith(_REAL) and not kind.startswith(_STAND_IN) else None
    return real or StandIn


_create = parsing.parse_and_create_resource


def create(logical_id: str, resource_json: Any, resources_map: Any, account_id: str, region_name: str) -> Any:
    made = _create(logical_id, resource_json, resources_map, account_id, region_name)
    if made is not None:
        properties = parsing.clean_json(copy.deepcopy(resource_json.get("Properties", {})), resources_map)
        _check(resource_json["Type"], logical_id, json.loads(json.dumps(properties, default=str)))
    return made


parsing.resource_class_from_type = resource_class
parsing.parse_and_create_resource = create


def _attribute(self: Any, attribute: str) -> str:
    """moto's own models lack some attributes that the types have."""
    name = re.sub(r"(?<!^)(?=[A-Z])", "_", attribute).lower()
    value = getattr(self, name, None) or (getattr(self, "arn", None) if attribute.endswith("Arn") else None)
    return str(value or f"{getattr(self, 'name', 'resource')}-{attribute}")


class _Named:
    def __get__(self, instance: Any, owner: Any = None) -> Any:
        return self if instance is None else instance.__dict__.get("name") or instance.__dict__.get("arn")


CloudFormationModel.get_cfn_attribute = _attribute
CloudFormationModel.physical_resource_id = _Named()
EventBus.physical_resource_id = property(lambda self: self.name)
LayerVersion.physical_resource_id = property(lambda self: self.arn)


def main(port: str, complaints: str) -> None:
    global _complaints
    _complaints = Path(complaints)
    from moto.server import main as serve

    serve(["-H", "127.0.0.1", "-p", port])


if __name__ == "__main__":
    main(*sys.argv[1:])
