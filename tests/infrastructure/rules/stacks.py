"""Nested stacks, and what holds for every template."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from infrastructure.assembly import MAIN, PROFILES, Assembly, nested_name

_RESOURCES = 450


def nested_stacks_are_given_what_they_ask_for(assembly: Assembly) -> Iterator[str]:
    main = assembly.sources[MAIN]
    for name, resource in main["Resources"].items():
        child = assembly.sources[nested_name(resource) or ""]
        asked, given = child.get("Parameters", {}), set(resource["Properties"].get("Parameters", {}))
        yield from (f"{name} does not know {one}" for one in sorted(given - set(asked)))
        needed = {one for one, described in asked.items() if "Default" not in described}
        yield from (f"{name} needs {one}" for one in sorted(needed - given))
    for name, output in _outputs_used(main):
        stack = main["Resources"].get(name)
        if stack is None or output not in assembly.sources[nested_name(stack) or ""].get("Outputs", {}):
            yield f"{name} has no output {output}"


def every_output_is_used(assembly: Assembly) -> Iterator[str]:
    main = assembly.sources[MAIN]
    used = set(_outputs_used(main))
    for name, resource in main["Resources"].items():
        for output in assembly.sources[nested_name(resource) or ""].get("Outputs", {}):
            if (name, output) not in used:
                yield f"nobody uses {name}.{output}"


def _outputs_used(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        if "Fn::GetAtt" in value:
            parts = value["Fn::GetAtt"]
            name, _, attribute = (".".join(parts) if isinstance(parts, list) else parts).partition(".")
            if attribute.startswith("Outputs."):
                yield name, attribute.removeprefix("Outputs.")
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from _outputs_used(part)


def stacks_form_no_circle(assembly: Assembly) -> Iterator[str]:
    resources = assembly.sources[MAIN]["Resources"]
    after = {name: {other for other, _ in _outputs_used(one)} for name, one in resources.items()}
    while free := [name for name, others in after.items() if not others & set(after)]:
        for name in free:
            del after[name]
    yield from (f"{name} waits for itself" for name in sorted(after))


def templates_are_small_enough(assembly: Assembly) -> Iterator[str]:
    for name, template in assembly.transformed.items():
        if len(template["Resources"]) > _RESOURCES:
            yield f"{name} has {len(template['Resources'])} resources"
    if len((assembly.root / "template.yaml").read_text().splitlines()) > 600:
        yield "template.yaml is longer than 600 lines"


_LONGEST = {
    "ArchiveName": 48,
    "BackupVaultName": 50,
    "BucketName": 63,
    "DBClusterIdentifier": 63,
    "Domain": 63,
    "FunctionName": 64,
    "PolicyName": 128,
    "QueueName": 80,
    "RuleName": 64,
    "ServerlessCacheName": 40,
    "TableName": 255,
}
_LONGEST_NAME = {
    "AWS::OpenSearchServerless::": 32,
    "AWS::Events::Rule": 64,
    "AWS::Serverless::StateMachine": 80,
}


def names_fit(assembly: Assembly) -> Iterator[str]:
    """With the longest prefix that template.yaml allows: 15 characters and a profile."""
    for stack, template in assembly.sources.items():
        for name, resource in template["Resources"].items():
            of_type = [limit for kind, limit in _LONGEST_NAME.items() if resource["Type"].startswith(kind)]
            limits = {**_LONGEST, **({"Name": of_type[0]} if of_type else {})}
            for key, limit in limits.items():
                length = len(_longest(resource.get("Properties", {}).get(key)))
                if length > limit:
                    yield f"{stack}.{name}: {key} may become {length} characters long"


def _longest(value: Any) -> str:
    parts = {"AWS::AccountId": "1" * 12, "AWS::Region": "ap-southeast-2"}
    parts |= dict.fromkeys(("Prefix", "TablePrefix"), "x" * 15 + "-staging")
    text = value if isinstance(value, str) else ""
    if isinstance(value, dict):
        text = value.get("Fn::Sub") or f"${{{value.get('Ref', '')}}}"
    return re.sub(r"\$\{([\w:]+)\}", lambda found: parts.get(found[1], ""), str(text))


def every_profile_is_complete(assembly: Assembly) -> Iterator[str]:
    """Nothing that is left out by a condition is mentioned by what is left."""
    for profile in PROFILES:
        for stack, template in assembly.stacks(profile).items():
            known = set(template["Resources"]) | set(template.get("Parameters", {}))
            used = set(re.findall(r'"Ref": "(\w+)"', json.dumps(template))) | {
                name for name in re.findall(r'"Fn::GetAtt": \[?"(\w+)', json.dumps(template))
            }
            yield from (f"{profile}: {stack} mentions {name}" for name in sorted(used - known))
