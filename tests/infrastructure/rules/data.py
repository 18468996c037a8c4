"""Tables, buckets, keys, logs and queues."""

from __future__ import annotations

from collections.abc import Iterator

from infrastructure.assembly import Assembly, Template
from tests.infrastructure.grants import functions_of


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


def services_may_use_our_keys(assembly: Assembly) -> Iterator[str]:
    """EventBridge's requests to KMS carry neither source account nor ARN (SNS developer guide, "Key
    management"); CloudTrail decrypts when the trail's bucket has a bucket key (CloudTrail user guide,
    "Configure AWS KMS key policies for CloudTrail")."""
    for name, resource in assembly.sources["keys"]["Resources"].items():
        if resource["Type"] == "AWS::KMS::Key":
            for statement in resource["Properties"]["KeyPolicy"]["Statement"]:
                services = statement["Principal"].get("Service", ())
                if "events.amazonaws.com" in services and "Condition" in statement:
                    yield f"{name}: what EventBridge sends to our queues would be lost"
                if services == "cloudtrail.amazonaws.com" and "kms:Decrypt" not in statement["Action"]:
                    yield f"{name}: the trail cannot be made"
