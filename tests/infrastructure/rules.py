"""What no linter checks. A rule is given an Assembly and says what is wrong, one line each."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from infrastructure.assembly import MAIN, PROFILES, Assembly, Template, nested_name
from tests.infrastructure.grants import functions_of, granted, needed_by_function

Rule = Callable[[Assembly], Iterator[str]]
_RESOURCES = 450
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


def substitutions_and_definition_agree(assembly: Assembly) -> Iterator[str]:
    wanted = set(re.findall(r"\$\{(\w+)\}", json.dumps(assembly.definition)))
    machine = _only(assembly.sources["workflow"], "AWS::Serverless::StateMachine")
    given = set(machine["Properties"]["DefinitionSubstitutions"])
    yield from (f"{name} is in the definition only" for name in sorted(wanted - given))
    yield from (f"{name} is in the template only" for name in sorted(given - wanted))


def states_lead_somewhere(assembly: Assembly) -> Iterator[str]:
    yield from _check_states(assembly.definition)


def _check_states(part: Template) -> Iterator[str]:
    states = part["States"]
    targets = {part["StartAt"]}
    for name, state in states.items():
        here = [state.get("Next"), state.get("Default")]
        here += [one["Next"] for one in [*state.get("Choices", ()), *state.get("Catch", ())]]
        targets |= {target for target in here if target}
        if state["Type"] not in ("Choice", "Succeed", "Fail") and ("Next" in state) == bool(state.get("End")):
            yield f"{name} has either Next or End"
        for inner in [*state.get("Branches", ()), *filter(None, [state.get("ItemProcessor")])]:
            yield from _check_states(inner)
    yield from (f"there is no state {name}" for name in sorted(targets - set(states)))
    yield from (f"nothing leads to {name}" for name in sorted(set(states) - targets))


def every_function_of_the_definition_may_be_called(assembly: Assembly) -> Iterator[str]:
    wanted = {f"!{name}" for name in re.findall(r"\$\{(\w+)\}", json.dumps(assembly.definition))}
    machine = _only(assembly.sources["workflow"], "AWS::Serverless::StateMachine")
    allowed: set[str] = set()
    for statement in machine["Properties"]["Policies"][0]["Statement"]:
        if statement["Action"] == "lambda:InvokeFunction":
            allowed = {f"!{one['Ref']}" for one in statement["Resource"]}
    yield from (f"{name[1:]} is not in the role or not called" for name in sorted(wanted ^ allowed))


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
        if properties.get("AutoPublishCodeSha256") != {"Ref": "Release"}:
            yield f"{name}: a changed layer would not take over"


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
            for statement in _statements(resource):
                yield from (f"{stack}.{name}: {one}" for one in _wild(stack, statement))


def _wild(stack: str, statement: Template) -> Iterator[str]:
    actions = _listed(statement["Action"])
    yield from (f"the action {action}" for action in actions if action.endswith("*"))
    if "*" in _listed(statement.get("Resource", ())) and not any(
        (stack, one) in _WILD_WITH_REASON for one in actions
    ):
        yield f"{actions} on everything"


def _statements(value: Any) -> Iterator[Template]:
    if isinstance(value, dict):
        if "Effect" in value and "Action" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from _statements(part)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def templates_are_small_enough(assembly: Assembly) -> Iterator[str]:
    for name, template in assembly.transformed.items():
        if len(template["Resources"]) > _RESOURCES:
            yield f"{name} has {len(template['Resources'])} resources"
    if len((assembly.root / "template.yaml").read_text().splitlines()) > 600:
        yield "template.yaml is longer than 600 lines"


def names_fit(assembly: Assembly) -> Iterator[str]:
    """With the longest prefix that template.yaml allows: 15 characters and a profile."""
    prefix = "x" * 15 + "-staging"
    limits = {
        "FunctionName": 64,
        "BucketName": 63,
        "QueueName": 80,
        "RuleName": 64,
        "Domain": 63,
        "PolicyName": 128,
    }
    for stack, template in assembly.sources.items():
        for name, resource in template["Resources"].items():
            for key, limit in limits.items():
                value = resource.get("Properties", {}).get(key)
                text = value.get("Fn::Sub", "") if isinstance(value, dict) else ""
                text = re.sub(r"\$\{(Prefix|TablePrefix)\}", prefix, str(text))
                text = text.replace("${AWS::AccountId}", "1" * 12).replace("${AWS::Region}", "ap-southeast-2")
                if len(text) > limit:
                    yield f"{stack}.{name}: {key} may become {len(text)} characters long"


def data_is_kept_and_closed(assembly: Assembly) -> Iterator[str]:
    for stack, template in assembly.sources.items():
        for name, resource in template["Resources"].items():
            yield from (f"{stack}.{name}: {one}" for one in _open_or_lost(stack, resource, template))


def _open_or_lost(stack: str, resource: Template, template: Template) -> Iterator[str]:
    properties = resource.get("Properties", {})
    kept = resource.get("DeletionPolicy"), resource.get("UpdateReplacePolicy")
    match resource["Type"]:
        case "AWS::S3::Bucket":
            if set(properties.get("PublicAccessBlockConfiguration", {}).values()) != {True}:
                yield "the bucket is not closed to the public"
            if properties.get("VersioningConfiguration") != {"Status": "Enabled"}:
                yield "the bucket keeps no versions"
            if "BucketEncryption" not in properties:
                yield "the bucket is not encrypted"
            if kept != ("Retain", "Retain") and stack != "delivery":
                yield "the bucket is deleted with its stack"
        case "AWS::DynamoDB::GlobalTable":
            if kept != ("Retain", "Retain"):
                yield "the table is deleted with its stack"
            if not properties["Replicas"][0]["PointInTimeRecoverySpecification"][
                "PointInTimeRecoveryEnabled"
            ]:
                yield "the table cannot be restored to a moment"
        case "AWS::KMS::Key" if properties.get("EnableKeyRotation") is not True:
            yield "the key does not rotate"
        case "AWS::Logs::LogGroup" if not properties.get("RetentionInDays"):
            yield "the log group keeps everything for ever"
        case "AWS::SQS::Queue" | "AWS::SNS::Topic" if "KmsMasterKeyId" not in properties:
            yield "what it holds is not encrypted with our key"


def keys_and_indexes_use_declared_attributes(assembly: Assembly) -> Iterator[str]:
    for name, table in assembly.sources["data"]["Resources"].items():
        if table["Type"] == "AWS::DynamoDB::GlobalTable":
            properties = table["Properties"]
            declared = {one["AttributeName"] for one in properties["AttributeDefinitions"]}
            schemas = [properties, *properties.get("GlobalSecondaryIndexes", ())]
            used = {key["AttributeName"] for one in schemas for key in one["KeySchema"]}
            yield from (f"{name}: {one} is not declared, or not used" for one in sorted(declared ^ used))


def queues_wait_longer_than_functions(assembly: Assembly) -> Iterator[str]:
    """Six times the function's time (Lambda developer guide, "Using Lambda with Amazon SQS")."""
    queues = assembly.sources["messaging"]["Resources"]
    for name, function in functions_of(assembly).items():
        for source in function["Properties"].get("Events", {}).values():
            queue = queues[source["Properties"]["Queue"]["Ref"].removesuffix("Arn")]["Properties"]
            if queue["VisibilityTimeout"] < 6 * function["Properties"]["Timeout"]:
                yield f"{name}: messages come back while it still works on them"
            if "RedrivePolicy" not in queue:
                yield f"{name}: its queue has no dead-letter queue"
            if source["Properties"].get("FunctionResponseTypes") != ["ReportBatchItemFailures"]:
                yield f"{name}: one bad message fails all of its batch"


def tasks_have_the_time_that_the_state_machine_gives(assembly: Assembly) -> Iterator[str]:
    functions = {
        f"{name.title().replace('_', '')}FunctionArn": one for name, one in functions_of(assembly).items()
    }
    for name, state in _tasks(assembly.definition):
        (called,) = re.findall(r"\$\{(\w+)\}", state["Parameters"]["FunctionName"])
        timeout = functions[called]["Properties"]["Timeout"]
        if timeout > state["TimeoutSeconds"]:
            yield f"{name} gives up before its function does"


def _tasks(part: Template) -> Iterator[tuple[str, Template]]:
    for name, state in part["States"].items():
        if state["Type"] == "Task":
            yield name, state
        for inner in [*state.get("Branches", ()), *filter(None, [state.get("ItemProcessor")])]:
            yield from _tasks(inner)


def every_graphql_field_has_a_resolver(assembly: Assembly) -> Iterator[str]:
    schema = (assembly.root / "graphql" / "schema.graphql").read_text()
    looked_up = {
        (kind, field) for kind in ("Query", "Mutation", "Subscription") for field in _fields(schema, kind)
    }
    here = {
        (one["Properties"]["TypeName"], one["Properties"]["FieldName"])
        for one in assembly.sources["resolvers"]["Resources"].values()
        if one["Type"] == "AWS::AppSync::Resolver"
    }
    document = {(kind, field) for kind, field in here if kind == "Document"}
    yield from (f"{kind}.{field} has no resolver" for kind, field in sorted(looked_up - here))
    yield from (f"{kind}.{field} is no field" for kind, field in sorted(here - document - looked_up))
    missing = {field for _, field in document} - set(_fields(schema, "Document"))
    yield from (f"Document.{field} is no field" for field in sorted(missing))
    used = set(re.findall(r"graphql/resolvers/([\w.]+\.js)", json.dumps(assembly.sources["resolvers"])))
    files = {path.name for path in (assembly.root / "graphql" / "resolvers").glob("*.js")}
    yield from (f"{name} is not used" for name in sorted(files - used))


def every_lambda_field_is_answered(assembly: Assembly) -> Iterator[str]:
    """By the resolvers that the laptop has, too."""
    source = assembly.root / "layers/aspera/python/aspera/entrypoints/graphql/resolvers/__init__.py"
    answered = set(re.findall(r'"(\w+)": \w+\.\w+', source.read_text()))
    for one in assembly.sources["resolvers"]["Resources"].values():
        properties = one.get("Properties", {})
        by_code = properties.get("CodeS3Location", "").endswith("invoke.js")
        if by_code and properties["TypeName"] != "Document" and properties["FieldName"] not in answered:
            yield f"no resolver answers {properties['FieldName']}"


def _fields(schema: str, kind: str) -> list[str]:
    (body,) = re.findall(rf"^type {kind}\b[^{{]*\{{(.*?)^\}}", schema, re.MULTILINE | re.DOTALL)
    return re.findall(r"^  (\w+)[(:]", body, re.MULTILINE)


def alarms_watch_what_there_is(assembly: Assembly) -> Iterator[str]:
    published = json.loads((assembly.root / "tests/infrastructure/aws_metrics.json").read_text())["metrics"]
    emitted = _emitted(assembly)
    for stack, template in assembly.sources.items():
        for name, resource in template["Resources"].items():
            if resource["Type"] == "AWS::CloudWatch::Alarm":
                properties = resource["Properties"]
                space, metric = properties["Namespace"], properties["MetricName"]
                if metric not in (emitted if space == "ASPERA" else published.get(space, ())):
                    yield f"{stack}.{name}: nobody publishes {space} {metric}"
                if not properties.get("AlarmActions") and stack == "observability":
                    yield f"{stack}.{name}: nobody is told"
    body = json.dumps(assembly.sources["observability"])
    for space, metric in re.findall(r'\[\\"(AWS/\w+|ASPERA)\\", \\"(\w+)\\"', body):
        if metric not in (emitted if space == "ASPERA" else published.get(space, ())):
            yield f"a dashboard shows {space} {metric}, which nobody publishes"


def _emitted(assembly: Assembly) -> set[str]:
    package = assembly.root / "layers/aspera/python/aspera"
    code = "".join(path.read_text() for path in sorted(package.rglob("*.py")))
    filters = [
        one["Properties"]
        for one in assembly.sources["observability"]["Resources"].values()
        if one["Type"] == "AWS::Logs::MetricFilter" and one["Properties"]["FilterPattern"].strip('"') in code
    ]
    from_logs = {one["MetricTransformations"][0]["MetricName"] for one in filters}
    return from_logs | set(re.findall(r'name="(\w+)",\s*value', code))


def what_is_watched_exists(assembly: Assembly) -> Iterator[str]:
    queues = {
        one["Properties"]["QueueName"]["Fn::Sub"]
        for one in assembly.sources["messaging"]["Resources"].values()
        if one["Type"] == "AWS::SQS::Queue"
    }
    functions = {f"${{Prefix}}-{name.replace('_', '-')}" for name in functions_of(assembly)}
    tables = {
        one["Properties"]["TableName"]["Fn::Sub"].replace("TablePrefix", "Prefix")
        for one in assembly.sources["data"]["Resources"].values()
        if one["Type"] == "AWS::DynamoDB::GlobalTable"
    }
    body = json.dumps(assembly.sources["observability"]).replace('\\"', '"')
    named = set(re.findall(r"\$\{Prefix\}-[a-z][a-z-]+", body))
    logs = {name.replace("/aws/lambda/", "") for name in named}
    own = {
        one["Properties"][key]["Fn::Sub"]
        for one in assembly.sources["observability"]["Resources"].values()
        for key in ("AlarmName", "DashboardName")
        if key in one["Properties"]
    }
    yield from (f"there is no {name}" for name in sorted((named | logs) - queues - functions - tables - own))


def every_alarm_has_a_page(assembly: Assembly) -> Iterator[str]:
    folder = assembly.root / "docs" / "operations" / "alarms"
    pages = {path.stem for path in folder.glob("*.md")} - {"README"}
    alarms = {
        one["Properties"]["AlarmName"]["Fn::Sub"].removeprefix("${Prefix}-")
        for stack in ("observability", "functions")
        for one in assembly.sources[stack]["Resources"].values()
        if one["Type"] == "AWS::CloudWatch::Alarm"
    }
    yield from (f"{name} has no page" for name in sorted(alarms - pages))
    yield from (f"there is no alarm {name}" for name in sorted(pages - alarms))


def every_profile_is_complete(assembly: Assembly) -> Iterator[str]:
    """Nothing that is left out by a condition is mentioned by what is left."""
    for profile in PROFILES:
        for stack, template in assembly.stacks(profile).items():
            known = set(template["Resources"]) | set(template.get("Parameters", {}))
            used = set(re.findall(r'"Ref": "(\w+)"', json.dumps(template))) | {
                name for name in re.findall(r'"Fn::GetAtt": \[?"(\w+)', json.dumps(template))
            }
            yield from (f"{profile}: {stack} mentions {name}" for name in sorted(used - known))


def _only(template: Template, kind: str) -> Template:
    (found,) = [one for one in template["Resources"].values() if one["Type"] == kind]
    return found


RULES: tuple[Rule, ...] = (
    substitutions_and_definition_agree,
    states_lead_somewhere,
    every_function_of_the_definition_may_be_called,
    environment_and_settings_agree,
    nested_stacks_are_given_what_they_ask_for,
    every_output_is_used,
    stacks_form_no_circle,
    functions_are_complete,
    layers_fit_the_functions,
    functions_may_do_what_they_do,
    functions_may_do_no_more,
    wildcards_have_reasons,
    templates_are_small_enough,
    names_fit,
    data_is_kept_and_closed,
    keys_and_indexes_use_declared_attributes,
    queues_wait_longer_than_functions,
    tasks_have_the_time_that_the_state_machine_gives,
    every_graphql_field_has_a_resolver,
    every_lambda_field_is_answered,
    alarms_watch_what_there_is,
    what_is_watched_exists,
    every_alarm_has_a_page,
    every_profile_is_complete,
)
