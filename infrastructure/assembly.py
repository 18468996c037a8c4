"""The templates as AWS would see them: after the SAM transform, and for one profile.

`Assembly(root)` reads template.yaml and infrastructure/*.yaml beneath any folder, so that a copy with a
planted mistake is read the same way.
"""

from __future__ import annotations

import json
import os
import tomllib
from copy import deepcopy
from functools import cached_property
from pathlib import Path
from typing import Any

from samcli.yamlhelper import yaml_parse
from samtranslator.translator.transform import transform

ROOT = Path(__file__).resolve().parents[1]
PROFILES = ("dev", "staging", "prod")
MAIN = "template"
ALONE = ("delivery", "second-region")
"""Stacks that are deployed by themselves."""
os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")  # the transform asks boto3 for it
_PSEUDO = {
    "AWS::Region": "us-east-1",
    "AWS::Partition": "aws",
    "AWS::AccountId": "123456789012",
    "AWS::StackName": "aspera",
    "AWS::URLSuffix": "amazonaws.com",
}
Template = dict[str, Any]


class Assembly:
    def __init__(self, root: Path = ROOT) -> None:
        self.root = root

    @cached_property
    def sources(self) -> dict[str, Template]:
        """As they are written, by the file's name."""
        paths = [self.root / "template.yaml", *sorted((self.root / "infrastructure").glob("*.yaml"))]
        return {path.stem: _loaded(path) for path in paths}

    @cached_property
    def transformed(self) -> dict[str, Template]:
        """After the SAM transform, local files put in."""
        return {name: self._transformed(name) for name in self.sources}

    @cached_property
    def definition(self) -> Template:
        return json.loads((self.root / "statemachines" / "document_analysis.asl.json").read_text())

    def overrides(self, profile: str) -> dict[str, Any]:
        """Parameters that samconfig.toml gives."""
        configuration = tomllib.loads((self.root / "samconfig.toml").read_text())
        environment = "default" if profile == "dev" else profile
        given = configuration[environment]["deploy"]["parameters"]["parameter_overrides"]
        return dict(one.split("=", 1) for one in given)

    def stacks(self, profile: str) -> dict[str, Template]:
        """The root and every nested stack that the profile has, without conditions."""
        values = _defaults(self.transformed[MAIN]) | self.overrides(profile)
        main = specialised(self.transformed[MAIN], values)
        found = {MAIN: main}
        for resource in main["Resources"].values():
            name = nested_name(resource)
            if name is not None:
                child = self.transformed[name]
                given = _evaluated(resource["Properties"].get("Parameters", {}), values, main)
                found[name] = specialised(child, _defaults(child) | given)
        return found

    def _transformed(self, name: str) -> Template:
        folder = self.root if name == MAIN else self.root / "infrastructure"
        return after_transform(deepcopy(self.sources[name]), folder)


def after_transform(source: Template, folder: Path) -> Template:
    """The SAM transform as AWS makes it; files beneath `folder` are said to lie in S3."""
    for resource in source["Resources"].values():
        _put_files_in(resource, folder)
    if "Transform" not in source:
        return source
    result = transform(source, _defaults(source) | _PSEUDO, ManagedPolicies())
    result.pop("Transform", None)
    transformed: Template = json.loads(json.dumps(result))
    return transformed


class ManagedPolicies:
    """Those that the transform knows by name, without asking IAM."""

    def load(self) -> dict[str, str]:
        names = (
            "AWSXRayDaemonWriteAccess",
            "AWSXrayWriteOnlyAccess",
            "service-role/AWSLambdaBasicExecutionRole",
        )
        return {name.rpartition("/")[2]: f"arn:aws:iam::aws:policy/{name}" for name in names}


def given_to_nested(assembly: Assembly, profile: str, changes: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The parameters that each nested stack gets, by its logical name."""
    source = assembly.transformed[MAIN]
    values = _defaults(source) | assembly.overrides(profile) | changes
    main = specialised(source, values)
    return {
        name: _evaluated(one["Properties"].get("Parameters", {}), values, main)
        for name, one in main["Resources"].items()
    }


def nested_name(resource: Template) -> str | None:
    """The file of a nested stack."""
    if resource["Type"] not in ("AWS::CloudFormation::Stack", "AWS::Serverless::Application"):
        return None
    properties = resource["Properties"]
    return Path(str(properties.get("TemplateURL") or properties.get("Location"))).stem


def specialised(template: Template, values: dict[str, Any]) -> Template:
    """`template` with its conditions decided by `values`; what is not there is not mentioned."""
    conditions = _Conditions(template, values)
    result = {key: part for key, part in template.items() if key != "Conditions"}
    for section in ("Resources", "Outputs"):
        kept = {
            name: {key: part for key, part in one.items() if key != "Condition"}
            for name, one in template.get(section, {}).items()
            if "Condition" not in one or conditions.holds(one["Condition"])
        }
        if kept or section == "Resources":
            result[section] = conditions.decided(kept)
    _forget_to_wait_for_what_is_not_there(result["Resources"], template["Resources"])
    used = json.dumps([result.get("Resources"), result.get("Outputs")])
    parameters = template.get("Parameters", {})
    kept_parameters = {
        name: one
        for name, one in parameters.items()
        if f'{{"Ref": "{name}"}}' in used or f"${{{name}}}" in used
    }
    result.pop("Parameters", None)
    result.pop("Metadata", None)
    if kept_parameters:
        result["Parameters"] = kept_parameters
    if "Mappings" in result and "Fn::FindInMap" not in used:
        result.pop("Mappings")
    return result


def _forget_to_wait_for_what_is_not_there(resources: Template, declared: Template) -> None:
    """CloudFormation waits for no resource that a condition leaves out."""
    for resource in resources.values():
        names = resource.get("DependsOn", ())
        names = [names] if isinstance(names, str) else names
        kept = [name for name in names if name in resources or name not in declared]
        if names and not kept:
            del resource["DependsOn"]
        elif names:
            resource["DependsOn"] = kept


_ABSENT = object()


class _Conditions:
    def __init__(self, template: Template, values: dict[str, Any]) -> None:
        self._conditions = template.get("Conditions", {})
        self._template = template
        self._values = values

    def holds(self, name: str) -> bool:
        return self._decide(self._conditions[name])

    def _decide(self, expression: Any) -> bool:
        ((kind, parts),) = expression.items()
        match kind:
            case "Condition":
                return self.holds(parts)
            case "Fn::Equals":
                first, second = (_evaluated(part, self._values, self._template) for part in parts)
                return str(first) == str(second)
            case "Fn::Not":
                return not self._decide(parts[0])
            case "Fn::And":
                return all(self._decide(part) for part in parts)
            case "Fn::Or":
                return any(self._decide(part) for part in parts)
        raise ValueError(kind)

    def decided(self, value: Any) -> Any:
        if isinstance(value, dict):
            if set(value) == {"Fn::If"}:
                name, yes, no = value["Fn::If"]
                return self.decided(yes if self.holds(name) else no)
            parts = {key: self.decided(part) for key, part in value.items()}
            if parts == {"Ref": "AWS::NoValue"}:
                return _ABSENT
            return {key: part for key, part in parts.items() if part is not _ABSENT}
        if isinstance(value, list):
            return [part for part in map(self.decided, value) if part is not _ABSENT]
        return value


def _evaluated(value: Any, values: dict[str, Any], template: Template) -> Any:
    """What can be known before a deployment; an output of another stack stands as `<Stack.Output>`."""
    if isinstance(value, list):
        return [_evaluated(part, values, template) for part in value]
    if not isinstance(value, dict):
        return value
    match value:
        case {"Ref": name}:
            return (values | _PSEUDO).get(name, f"<{name}>")
        case {"Fn::GetAtt": parts}:
            return f"<{'.'.join(parts) if isinstance(parts, list) else parts}>"
        case {"Fn::FindInMap": [mapping, first, second]}:
            return template["Mappings"][mapping][_evaluated(first, values, template)][second]
        case {"Fn::If": [name, yes, no]}:
            chosen = yes if _Conditions(template, values).holds(name) else no
            return _evaluated(chosen, values, template)
        case {"Fn::Sub": str(text)}:
            return _filled(text, values | _PSEUDO)
        case {"Fn::Sub": [text, dict(more)]}:
            return _filled(text, values | _PSEUDO | _evaluated(more, values, template))
    return {key: _evaluated(part, values, template) for key, part in value.items()}


def _filled(text: str, known: dict[str, Any]) -> str:
    for name, value in known.items():
        text = text.replace(f"${{{name}}}", str(value))
    return text


def _defaults(template: Template) -> dict[str, Any]:
    return {name: one["Default"] for name, one in template.get("Parameters", {}).items() if "Default" in one}


def _loaded(path: Path) -> Template:
    return json.loads(json.dumps(yaml_parse(path.read_text()), default=str))


def _put_files_in(resource: Template, folder: Path) -> None:
    properties = resource.get("Properties", {})
    for key in ("CodeUri", "ContentUri"):
        if not str(properties.get(key, "s3://")).startswith("s3://"):
            properties[key] = "s3://bucket/key"
    for key in ("DefinitionS3Location", "CodeS3Location"):
        if key in properties:
            assert (folder / properties[key]).is_file(), f"there is no {properties[key]}"
            properties[key] = f"s3://bucket/{Path(properties[key]).name}"
    if "DefinitionUri" in properties:
        properties["Definition"] = json.loads((folder / properties.pop("DefinitionUri")).read_text())
    if resource["Type"] == "AWS::Serverless::Application":
        properties["Location"] = f"https://s3.amazonaws.com/bucket/{Path(properties['Location']).name}"
