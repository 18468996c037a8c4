"""The gate itself is tested: each of these mistakes is made in a copy, and something must see it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from infrastructure.assembly import ROOT, Assembly
from tests.infrastructure.linters import check, lint, written
from tests.infrastructure.rules.catalogue import RULES

_READ = (
    "template.yaml", "samconfig.toml", "infrastructure", "functions", "statemachines", "graphql/schema.graphql",
    "graphql/resolvers", "docs/reference/permissions.json", "docs/reference/openapi.json", "docs/operations/alarms", "tests/infrastructure/aws_metrics.json",
    "layers/aspera/python/aspera",
)  # fmt: skip


@dataclass(frozen=True)
class Mistake:
    """`seen_by`: the name of a rule, `cfn-lint CODE` or `checkov CODE`."""

    name: str
    file: str
    before: str
    after: str
    seen_by: str


MISTAKES = (
    Mistake("a wrong GetAtt", "infrastructure/messaging.yaml", "!GetAtt UploadsDeadLetters.Arn", "!GetAtt UploadsDeadLetters.ARN", "cfn-lint E1010"),
    Mistake("an unknown property", "infrastructure/data.yaml", "PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true }\n          SSE", "PointInTimeRecovery: { Enabled: true }\n          SSE", "cfn-lint E3002"),
    Mistake("a circle of resources", "infrastructure/messaging.yaml", "      MessageRetentionPeriod: 604800\n      RedrivePolicy: { deadLetterTargetArn: !GetAtt ExtractionsDeadLetters.Arn, maxReceiveCount: 5 }\n  ExtractionsDeadLetters:\n    Type: AWS::SQS::Queue\n", "      MessageRetentionPeriod: 604800\n      RedrivePolicy: { deadLetterTargetArn: !GetAtt ExtractionsDeadLetters.Arn, maxReceiveCount: 5 }\n  ExtractionsDeadLetters:\n    Type: AWS::SQS::Queue\n    DependsOn: ExtractionsQueue\n", "cfn-lint E3004"),
    Mistake("a circle of stacks", "template.yaml", 'WebOrigin: !Ref WebOrigin\n        ProtectUsers', "WebOrigin: !GetAtt Api.Outputs.ApiUrl\n        ProtectUsers", "stacks_form_no_circle"),
    Mistake("a missing right", "infrastructure/functions.yaml", "Action: [textract:StartDocumentAnalysis]", "Action: [textract:GetDocumentAnalysis]", "functions_may_do_what_they_do"),
    Mistake("a right too many", "infrastructure/functions.yaml", "Action: [dynamodb:BatchGetItem, dynamodb:DeleteItem", "Action: [dynamodb:Scan, dynamodb:BatchGetItem, dynamodb:DeleteItem", "functions_may_do_no_more"),
    Mistake("a right on another table", "infrastructure/functions.yaml", 'table/${Prefix}-extractions"', 'table/${Prefix}-users"', "functions_may_do_what_they_do"),
    Mistake("a service without a way out of the network", "infrastructure/network.yaml", "com.amazonaws.${AWS::Region}.dynamodb", "com.amazonaws.${AWS::Region}.sqs", "services_inside_the_network_are_reached"),
    Mistake("a function that tells watchers from inside the network", "infrastructure/functions.yaml", "Action: [dynamodb:BatchGetItem, dynamodb:DeleteItem, dynamodb:Query, dynamodb:UpdateItem]", "Action: [appsync:GraphQL]", "services_inside_the_network_are_reached"),
    Mistake("a function outside that asks nobody inside", "infrastructure/functions.yaml", '        ASPERA_NETWORK_FUNCTION: !If [InVpc, !Sub "${Prefix}-call-port:live", ""]', '        ASPERA_NETWORK_FUNCTION: ""', "whoever_needs_the_network_stands_in_it"),
    Mistake("a wildcard action", "infrastructure/functions.yaml", "Action: [dynamodb:BatchGetItem, dynamodb:DeleteItem", "Action: ['dynamodb:*', dynamodb:DeleteItem", "wildcards_have_reasons"),
    Mistake("a wildcard resource", "infrastructure/messaging.yaml", "Action: sns:Publish, Resource: !Ref TextractTopic", 'Action: sns:Publish, Resource: "*"', "wildcards_have_reasons"),
    Mistake("a misspelt action", "infrastructure/messaging.yaml", "Action: events:PutEvents,", "Action: events:PutEvent,", "cfn-lint W3037"),
    Mistake("an action that is not there", "infrastructure/functions.yaml", "Action: [textract:StartDocumentAnalysis]", "Action: [textract:StartDocumentAnalyses]", "actions_exist_and_fit_their_resources"),
    Mistake("an action on a thing of another kind", "infrastructure/messaging.yaml", "Action: sns:Publish, Resource: !Ref TextractTopic", "Action: sns:Publish, Resource: !GetAtt ExtractionsQueue.Arn", "actions_exist_and_fit_their_resources"),
    Mistake("an action on a part of what can only be had whole", "infrastructure/functions.yaml", 'Action: [textract:GetDocumentAnalysis]\n              Resource: "*"', "Action: [textract:GetDocumentAnalysis]\n              Resource: !Ref DocumentsBucketArn", "actions_exist_and_fit_their_resources"),
    Mistake("a substitution that is not given", "statemachines/document_analysis.asl.json", "${RunAgentFunctionArn}", "${RunAgentsFunctionArn}", "substitutions_and_definition_agree"),
    Mistake("a state that is not there", "statemachines/document_analysis.asl.json", '"Next": "IsDuplicate"', '"Next": "IsDuplicated"', "states_lead_somewhere"),
    Mistake("a function that may not be called", "infrastructure/workflow.yaml", "                - !Ref UpdateGraphFunctionArn\n", "", "every_function_of_the_definition_may_be_called"),
    Mistake("an index over no attribute", "infrastructure/data.yaml", "        - { AttributeName: sha256, AttributeType: S }\n", "", "keys_and_indexes_use_declared_attributes"),
    Mistake("a log group for ever", "infrastructure/functions.yaml", "-run-agent\n      RetentionInDays: !Ref LogDays\n", "-run-agent\n", "data_is_kept_and_closed"),
    Mistake("a function without a log group", "infrastructure/functions.yaml", "      LoggingConfig: { LogGroup: !Ref RunAgentLogs }\n", "", "functions_are_complete"),
    Mistake("a layer that makes no new versions", "infrastructure/functions.yaml", "      PublishLambdaVersion: true\n", "", "layers_fit_the_functions"),
    Mistake("a function that a new package does not reach", "infrastructure/functions.yaml", "      AutoPublishAliasAllProperties: true\n", "", "functions_are_complete"),
    Mistake("a function that a changed setting does not reach", "infrastructure/functions.yaml", "      VersionDescription: !Ref Settings\n", "", "functions_are_complete"),
    Mistake("a public bucket", "infrastructure/data.yaml", "BlockPublicAcls: true", "BlockPublicAcls: false", "data_is_kept_and_closed"),
    Mistake("a public bucket, for checkov", "infrastructure/second-region.yaml", "BlockPublicAcls: true", "BlockPublicAcls: false", "checkov CKV_AWS_53"),
    Mistake("a key that does not rotate", "infrastructure/keys.yaml", "EnableKeyRotation: true", "EnableKeyRotation: false", "data_is_kept_and_closed"),
    Mistake("a table that goes with its stack", "infrastructure/data.yaml", "DeletionPolicy: Retain\n    UpdateReplacePolicy: Retain\n    Properties:\n      TableName", "UpdateReplacePolicy: Retain\n    Properties:\n      TableName", "data_is_kept_and_closed"),
    Mistake("a layer for another processor", "infrastructure/functions.yaml", "CompatibleArchitectures: [arm64]", "CompatibleArchitectures: [x86_64]", "layers_fit_the_functions"),
    Mistake("an output that is not there", "template.yaml", "Data.Outputs.DocumentsBucketArn", "Data.Outputs.DocumentBucketArn", "nested_stacks_are_given_what_they_ask_for"),
    Mistake("a parameter that is not given", "template.yaml", "        ApiArn: !GetAtt Api.Outputs.ApiArn\n", "", "nested_stacks_are_given_what_they_ask_for"),
    Mistake("a variable that nothing reads", "infrastructure/functions.yaml", "ASPERA_TABLE_PREFIX:", "ASPERA_TABLES_PREFIX:", "environment_and_settings_agree"),
    Mistake("a field without a resolver", "graphql/schema.graphql", "  viewer: Viewer!\n", "  viewer: Viewer!\n  weather: String\n", "every_graphql_field_has_a_resolver"),
    Mistake("a metric that nobody publishes", "infrastructure/observability.yaml", "MetricName: ExecutionsFailed", "MetricName: ExecutionFailures", "alarms_watch_what_there_is"),
    Mistake("an alarm on a queue that is not there", "infrastructure/observability.yaml", '${Prefix}-uploads-dead-letters"', '${Prefix}-upload-dead-letters"', "what_is_watched_exists"),
    Mistake("an alarm on a stage that is not there", "infrastructure/observability.yaml", "{ Name: Stage, Value: v1 }", "{ Name: Stage, Value: v2 }", "what_is_watched_exists"),
    Mistake("an alarm on an API that is not there", "infrastructure/observability.yaml", '${Prefix}-rest"', '${Prefix}-api"', "what_is_watched_exists"),
    Mistake("an alarm without a page", "infrastructure/observability.yaml", "AlarmName: !Sub ${Prefix}-rotation-fails", "AlarmName: !Sub ${Prefix}-rotation-stops", "every_alarm_has_a_page"),
    Mistake("a key that EventBridge may not use", "infrastructure/keys.yaml", "Principal: { Service: [events.amazonaws.com, sns.amazonaws.com] }", "Condition: { StringEquals: { 'aws:SourceAccount': x } }\n            Principal: { Service: [events.amazonaws.com, sns.amazonaws.com] }", "services_may_use_our_keys"),
    Mistake("a name that is too long for its service", "infrastructure/search.yaml", "Name: !Ref Prefix\n      Type: encryption", 'Name: !Sub "${Prefix}-encryption"\n      Type: encryption', "names_fit"),
    Mistake("a resolver that imports what AppSync has not", "graphql/resolvers/Query.getDocument.js", "from '@aws-appsync/utils';", "from './util.js';", "resolvers_are_short_enough"),
    Mistake("a queue that is too fast", "infrastructure/messaging.yaml", "VisibilityTimeout: 360", "VisibilityTimeout: 60", "queues_wait_longer_than_functions"),
    Mistake("a function with more time than its state", "infrastructure/functions.yaml", "Timeout: 300", "Timeout: 900", "tasks_have_the_time_that_the_state_machine_gives"),
    Mistake("a resource that the profile does not have", "infrastructure/graph.yaml", "DBClusterIdentifier: !Ref Cluster\n      DBInstanceClass: db.serverless\n      AutoMinorVersionUpgrade: true\n\n", "DBClusterIdentifier: !Ref Cluster\n      DBInstanceClass: db.serverless\n      AutoMinorVersionUpgrade: true\n  Follower:\n    Type: AWS::Neptune::DBInstance\n    DependsOn: Writer\n    Properties:\n      DBInstanceIdentifier: !Ref Reader\n      DBInstanceClass: db.serverless\n\n", "every_profile_is_complete"),
    Mistake("a route that nobody generated", "docs/reference/openapi.json", '"/viewer": {', '"/whoami": {', "rest_api_is_what_the_routes_make"),
    Mistake("a definition without another deployment", "infrastructure/rest.yaml", "openapi: 3.0.1", "openapi: 3.0.2", "rest_api_is_what_the_routes_make"),
    Mistake("a method without an authorizer", "infrastructure/rest.yaml", "              - users: []\n                key: []\n", "              - key: []\n", "every_method_asks_who_calls"),
    Mistake("a method without a key", "infrastructure/rest.yaml", "              - users: []\n                key: []\n", "              - users: []\n", "every_method_asks_who_calls"),
    Mistake("a method that anybody may call", "infrastructure/rest.yaml", "              security:\n              - users: []\n                key: []\n", "", "every_method_asks_who_calls"),
    Mistake("a route without a handler", "infrastructure/rest.yaml", "                type: aws_proxy\n", "                type: mock\n", "every_method_is_answered_by_the_function"),
    Mistake("a function that API Gateway may not call", "infrastructure/rest.yaml", "      FunctionName: !Ref AnswerRequestFunctionArn\n", "      FunctionName: !Ref Prefix\n", "every_method_is_answered_by_the_function"),
    Mistake("a model that lacks", "infrastructure/rest.yaml", "\n          schemas:\n            AnalyseRequest:", "\n          schemas:\n            AnalysisRequest:", "every_request_is_checked"),
    Mistake("a request that is not checked", "infrastructure/rest.yaml", "              x-amazon-apigateway-request-validator: all\n", "", "every_request_is_checked"),
    Mistake("a preflight that forgets a method", "infrastructure/rest.yaml", "'''GET,POST,OPTIONS'''", "'''GET,OPTIONS'''", "browsers_of_the_web_application_may_call"),
    Mistake("a stage that knows no web application", "infrastructure/rest.yaml", "      Variables: { webOrigin: !Ref WebOrigin }\n", "", "browsers_of_the_web_application_may_call"),
    Mistake("a throttle for no route", "infrastructure/rest.yaml", "/~1comparisons", "/~1comparison", "rest_stage_is_limited_and_watched"),
    Mistake("a stage without a log", "infrastructure/rest.yaml", "        DestinationArn: !GetAtt Logs.Arn\n", "", "rest_stage_is_limited_and_watched"),
    Mistake("an old TLS", "infrastructure/rest.yaml", "SecurityPolicy: SecurityPolicy_TLS13_1_3_2025_09", "SecurityPolicy: TLS_1_0", "rest_stage_is_limited_and_watched"),
    Mistake("a secret for ever", "infrastructure/secrets.yaml", "AutomaticallyAfterDays: 90", "AutomaticallyAfterDays: 900", "secrets_rotate"),
    Mistake("a rotation that may not be called", "infrastructure/secrets.yaml", "Principal: secretsmanager.amazonaws.com", "Principal: events.amazonaws.com", "secrets_rotate"),
)  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name.replace(" ", "_"))
def test_the_gate_sees_the_mistake(mistake: Mistake, tmp_path: Path) -> None:
    root = _copy_of_the_repository(tmp_path / "repository")
    path = root / mistake.file
    text = path.read_text()
    assert mistake.before in text, "the mistake cannot be made any more; make it another way"
    path.write_text(text.replace(mistake.before, mistake.after, 1))
    complaints = _complaints(Assembly(root), mistake, tmp_path)
    assert complaints != []


def _complaints(assembly: Assembly, mistake: Mistake, folder: Path) -> list[str]:
    kind, _, code = mistake.seen_by.partition(" ")
    match kind:
        case "cfn-lint":
            paths = written(assembly, folder, [Path(mistake.file).stem])
            return [one for one in lint(paths) if code in one]
        case "checkov":
            written(assembly, folder, [Path(mistake.file).stem])
            return [one for one in check(folder) if code in one]
    (rule,) = [rule for rule in RULES if rule.__name__ == mistake.seen_by]
    return list(rule(assembly))


def _copy_of_the_repository(root: Path) -> Path:
    for name in _READ:
        source, target = ROOT / name, root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "*.gz", "*.bin"))
        else:
            shutil.copy(source, target)
    return root
