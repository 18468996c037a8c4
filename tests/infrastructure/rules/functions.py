"""Functions, their layers, environment and rights."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator

from infrastructure.assembly import Assembly, Template
from tests.infrastructure.grants import functions_of, granted, needed_by_function
from tests.infrastructure.statements import listed, statements

_LEFT_TO_DEFAULTS = {
    "ASPERA_WORKSPACE": "a laptop's folder",
    "ASPERA_OWNER": "owners sign in",
    "ASPERA_MAX_MEGAPIXELS": "Textract draws no pages",
    "ASPERA_SECONDS_PER_PAGE": "Textract's answer is waited for by the state machine",
    "ASPERA_OCR": "Textract reads scans",
    "ASPERA_FRAMEWORKS": "a stack has the frameworks that the package ships",
    "ASPERA_MODEL_KEY": "Bedrock needs none",
    "ASPERA_MODEL_SECONDS": "the package's own time fits a function",
    "ASPERA_PRICES": "a stack has the prices that the package ships",
}

_WILD_WITH_REASON = {
    ("functions", "textract:StartDocumentAnalysis"): "Textract has no resources to name",
    ("functions", "textract:GetDocumentAnalysis"): "Textract has no resources to name",
    ("workflow", "logs:CreateLogDelivery"): "log delivery has no resources to name",
    ("data", "kms:Encrypt"): "the key is in another Region; a condition names S3 there",
}


def environment_and_settings_agree(assembly: Assembly) -> Iterator[str]:
    given = set(assembly.sources["functions"]["Globals"]["Function"]["Environment"]["Variables"])
    for function in functions_of(assembly).values():
        given |= set(function["Properties"].get("Environment", {}).get("Variables", {}))
    known = {f"ASPERA_{name.upper()}" for name in _fields_of_settings(assembly)}
    yield from (f"{name} is given, and nothing reads it" for name in sorted(given - known))
    yield from (f"{name} is not given" for name in sorted(known - given - set(_LEFT_TO_DEFAULTS)))
    yield from (
        f"{name} is listed as left to its default, and given"
        for name in sorted(given & set(_LEFT_TO_DEFAULTS))
    )
    yield from (f"{name} is listed, and no setting" for name in sorted(set(_LEFT_TO_DEFAULTS) - known))


def _fields_of_settings(assembly: Assembly) -> Iterator[str]:
    source = assembly.root / "layers" / "aspera" / "python" / "aspera" / "settings.py"
    for node in ast.parse(source.read_text()).body:
        if isinstance(node, ast.ClassDef):
            for part in node.body:
                if (
                    isinstance(part, ast.AnnAssign)
                    and isinstance(part.target, ast.Name)
                    and part.target.id != "model_config"
                ):
                    yield part.target.id


def functions_are_complete(assembly: Assembly) -> Iterator[str]:
    shared = assembly.sources["functions"]["Globals"]["Function"]
    resources = assembly.sources["functions"]["Resources"]
    folders = {path.parent.name for path in (assembly.root / "functions").glob("*/app.py")}
    found = functions_of(assembly)
    yield from (f"functions/{name} is not deployed" for name in sorted(folders - set(found)))
    yield from (f"{name} has no code" for name in sorted(set(found) - folders))
    for name, function in found.items():
        properties = {**shared, **function["Properties"]}
        group = resources.get(properties["LoggingConfig"].get("LogGroup", {}).get("Ref", ""), {}).get(
            "Properties", {}
        )
        if not group.get("RetentionInDays"):
            yield f"{name}: no log group with a retention"
        if (
            group.get("LogGroupName", {}).get("Fn::Sub")
            != f"/aws/lambda/${{Prefix}}-{name.replace('_', '-')}"
        ):
            yield f"{name}: its log group has another name"
        if properties.get("Tracing") != "Active":
            yield f"{name}: no tracing"
        if "TargetArn" not in properties.get("DeadLetterQueue", {}):
            yield f"{name}: no dead-letter queue"
        if properties.get("Runtime") != "python3.13" or properties.get("Architectures") != ["arm64"]:
            yield f"{name}: another runtime or architecture"
        if properties.get("AutoPublishAlias") != "live":
            yield f"{name}: no alias"
        if not properties.get("AutoPublishAliasAllProperties"):
            yield f"{name}: a changed layer or property would not take over"
        if "Settings" not in json.dumps(properties.get("VersionDescription", "")):
            yield f"{name}: a changed setting would not take over"


def layers_fit_the_functions(assembly: Assembly) -> Iterator[str]:
    shared = assembly.sources["functions"]["Globals"]["Function"]
    for name, resource in assembly.sources["functions"]["Resources"].items():
        if resource["Type"] != "AWS::Serverless::LayerVersion":
            continue
        properties = resource["Properties"]
        if properties["CompatibleArchitectures"] != shared["Architectures"]:
            yield f"{name}: another architecture than the functions"
        if properties["CompatibleRuntimes"] != [shared["Runtime"]]:
            yield f"{name}: another runtime than the functions"
        if properties.get("PublishLambdaVersion") is not True:
            yield f"{name}: a new one would not make new versions of the functions"
        if resource["Metadata"]["BuildArchitecture"] != shared["Architectures"][0]:
            yield f"{name}: built for another architecture"


def functions_may_do_what_they_do(assembly: Assembly) -> Iterator[str]:
    """docs/reference/permissions.json was recorded while the tests ran every function."""
    for name, needed in needed_by_function(assembly).items():
        missing = needed - granted(assembly, name)
        yield from (f"{name} may not {action} on {resource}" for action, resource in sorted(missing))


def functions_may_do_no_more(assembly: Assembly) -> Iterator[str]:
    for name, needed in needed_by_function(assembly, with_unrecorded=True).items():
        more = granted(assembly, name) - needed
        yield from (f"{name} need not {action} on {resource}" for action, resource in sorted(more))


def wildcards_have_reasons(assembly: Assembly) -> Iterator[str]:
    for stack, template in assembly.sources.items():
        for name, resource in template["Resources"].items():
            if resource["Type"] in ("AWS::KMS::Key", "AWS::S3::BucketPolicy"):
                continue  # a key's policy names the key itself; a bucket's denies everybody without TLS
            for statement in statements(resource):
                yield from (f"{stack}.{name}: {one}" for one in _wild(stack, statement))


def _wild(stack: str, statement: Template) -> Iterator[str]:
    actions = listed(statement["Action"])
    yield from (f"the action {action}" for action in actions if action.endswith("*"))
    if "*" in listed(statement.get("Resource", ())) and not any(
        (stack, one) in _WILD_WITH_REASON for one in actions
    ):
        yield f"{actions} on everything"
