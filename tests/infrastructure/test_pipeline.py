"""buildspec.yml against the projects that run it, and what its steps hand to each other."""

from __future__ import annotations

import re
import subprocess
import tomllib
from typing import Any

import pytest
from samcli.yamlhelper import yaml_parse

from infrastructure.assembly import ROOT, Assembly

_OF_CODEBUILD = {"CODEBUILD_RESOLVED_SOURCE_VERSION"}


@pytest.fixture(scope="module")
def specification() -> dict[str, Any]:
    return yaml_parse((ROOT / "buildspec.yml").read_text())


def _script(specification: dict[str, Any]) -> str:
    return "\n".join(one for phase in specification["phases"].values() for one in phase.get("commands", ()))


def _projects(assembly: Assembly) -> dict[str, dict[str, Any]]:
    """Variables of each project, by the step that it runs."""
    found = {}
    for resource in assembly.sources["delivery"]["Resources"].values():
        if resource["Type"] == "AWS::CodeBuild::Project":
            given = resource["Properties"]["Environment"]["EnvironmentVariables"]
            variables = {one["Name"]: one["Value"] for one in given}
            found[variables["STEP"]] = variables
    return found


def test_bash_reads_the_commands(specification: dict[str, Any]) -> None:
    ended = subprocess.run(["bash", "-n"], input=_script(specification), capture_output=True, text=True)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_every_project_has_its_step_and_the_variables_that_it_reads(
    specification: dict[str, Any], assembly: Assembly
) -> None:
    cases = dict(re.findall(r"^ {2}(\w+)\)\n(.*?);;", _script(specification), re.MULTILINE | re.DOTALL))
    projects = _projects(assembly)
    assert set(cases) == set(projects) == {"build", "test", "deploy"}
    for step, commands in cases.items():
        read = set(re.findall(r"\$\{?([A-Z_]+)", commands)) - _OF_CODEBUILD
        assert read == set(projects[step]) - {"STEP"}


def test_every_target_and_program_is_there(specification: dict[str, Any]) -> None:
    script = _script(specification)
    targets = set(re.findall(r"^([a-z.-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert {"test", "infrastructure"} <= set(re.findall(r"make ([a-z.-]+)", script)) <= targets
    assert set(re.findall(r"\.venv-infrastructure/bin/(\w+)", script)) == {"sam"}


def test_what_the_deployment_needs_is_handed_on(specification: dict[str, Any]) -> None:
    """It begins in a folder with these files only: what makes the SAM CLI, and what SAM reads."""
    files = set(specification["artifacts"]["files"])
    assert {name for name in files if not (ROOT / name).exists()} == {"packaged.yaml"}
    assert {"samconfig.toml", "buildspec.yml", "Makefile", "requirements/infrastructure.txt"} <= files


def test_the_environments_that_may_be_deployed_are_those_of_samconfig(assembly: Assembly) -> None:
    allowed = assembly.sources["delivery"]["Parameters"]["Environment"]["AllowedValues"]
    configured = {name for name in tomllib.loads((ROOT / "samconfig.toml").read_text()) if name != "version"}
    assert set(allowed) == configured


def test_the_stages_come_in_order_and_each_gets_what_one_before_made(assembly: Assembly) -> None:
    pipeline = assembly.sources["delivery"]["Resources"]["Pipeline"]["Properties"]
    assert pipeline["PipelineType"] == "V2"
    assert [one["Name"] for one in pipeline["Stages"]] == ["Source", "Build", "Test", "Approval", "Deploy"]
    made: set[str] = set()
    for stage in pipeline["Stages"]:
        for action in stage["Actions"]:
            assert {one["Name"] for one in action.get("InputArtifacts", ())} <= made
            made |= {one["Name"] for one in action.get("OutputArtifacts", ())}


def test_new_versions_take_over_slowly_in_prod_and_go_back_on_an_alarm(assembly: Assembly) -> None:
    resources = assembly.stacks("prod")["functions"]["Resources"].values()
    groups = [one["Properties"] for one in resources if one["Type"] == "AWS::CodeDeploy::DeploymentGroup"]
    functions = [one for one in resources if one["Type"] == "AWS::Lambda::Function"]
    assert len(groups) == len(functions)
    for group in groups:
        assert group["AlarmConfiguration"]["Enabled"] is True
        assert group["AlarmConfiguration"]["Alarms"] == [{"Name": {"Ref": "AnalysesFail"}}]
        assert "DEPLOYMENT_STOP_ON_ALARM" in group["AutoRollbackConfiguration"]["Events"]
        assert "Canary10Percent10Minutes" in str(group["DeploymentConfigName"])
