"""What Amplify builds: the web application with its configuration, and the headers it is served with."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from samcli.yamlhelper import yaml_parse

from infrastructure.assembly import ROOT, Assembly

_VALUES = {
    "ASPERA_REGION": "us-east-1",
    "ASPERA_GRAPHQL_URL": "https://abc.appsync-api.us-east-1.amazonaws.com/graphql",
    "ASPERA_USER_POOL_ID": "us-east-1_AbCdEf123",
    "ASPERA_USER_POOL_CLIENT_ID": "1example23456789",
}


@pytest.fixture
def build() -> dict[str, Any]:
    (application,) = yaml_parse((ROOT / "amplify.yml").read_text())["applications"]
    return application


def _configured(
    build: dict[str, Any], folder: Path, variables: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    """The build's last command, in a copy of the application's folder."""
    command = build["frontend"]["phases"]["build"]["commands"][-1]
    script = ROOT / build["appRoot"] / "configuration.sh"
    (folder / script.name).write_text(script.read_text())
    (folder / "dist").mkdir()
    return subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", **variables},
        capture_output=True,
        text=True,
    )


def test_the_build_writes_what_the_application_reads(build: dict[str, Any], tmp_path: Path) -> None:
    assert _configured(build, tmp_path, _VALUES).returncode == 0
    written = json.loads((tmp_path / "dist" / "config.json").read_text())
    read = (ROOT / "ui" / "src" / "api" / "config.ts").read_text()
    (fields,) = re.findall(r"interface AwsConfig \{(.*?)\}", read, re.DOTALL)
    assert set(written) == set(re.findall(r"(\w+): ", fields))
    assert (written["mode"], written["endpoint"]) == ("aws", _VALUES["ASPERA_GRAPHQL_URL"])
    assert build["frontend"]["artifacts"]["baseDirectory"] == "dist"


@pytest.mark.parametrize("missing", _VALUES)
def test_a_build_without_a_variable_fails_and_names_it(
    missing: str, build: dict[str, Any], tmp_path: Path
) -> None:
    ended = _configured(build, tmp_path, {**_VALUES, missing: ""})
    assert ended.returncode != 0
    assert missing in ended.stderr


def test_the_stack_sets_every_variable_that_the_build_reads(assembly: Assembly) -> None:
    resources = assembly.sources["delivery"]["Resources"]
    script = (ROOT / "ui" / "configuration.sh").read_text()
    wanted = set(re.findall(r"\$\{(ASPERA_\w+):\?", script))
    assert wanted == set(_VALUES)
    assert wanted | {"AMPLIFY_MONOREPO_APP_ROOT"} == _variables(resources["WebApplication"])
    assert _variables(resources["StagingBranchOfWeb"]) == wanted - {"ASPERA_REGION"}


def _variables(resource: dict[str, Any]) -> set[str]:
    return {one["Name"] for one in resource["Properties"]["EnvironmentVariables"]}


def test_pages_may_do_on_aws_what_they_may_on_a_laptop_and_reach_their_services(assembly: Assembly) -> None:
    headers = assembly.sources["delivery"]["Resources"]["WebApplication"]["Properties"]["CustomHeaders"][
        "Fn::Sub"
    ]
    (application,) = yaml_parse(headers)["applications"]
    everywhere = {one["key"]: one["value"] for one in application["customHeaders"][0]["headers"]}
    policy = _directives(everywhere["Content-Security-Policy"])
    gate = (ROOT / "layers/aspera/python/aspera/entrypoints/server/gate.py").read_text()
    (lines,) = re.findall(r"_POLICY = \((.*?)\n\)", gate, re.DOTALL)
    laptop = _directives("".join(re.findall(r'"(.*)"', lines)))
    assert set(policy) == set(laptop)
    for name, sources in laptop.items():
        assert sources - {"{sockets}"} <= policy[name]
        foreign = policy[name] - sources
        assert not foreign or name in ("connect-src", "img-src")
        assert all(re.match(r"(https|wss)://[a-z*.-]+[a-z0-9]\.", one) for one in foreign)
    reached = " ".join(policy["connect-src"])
    for service in ("appsync-api", "appsync-realtime-api", "cognito-idp", "s3"):
        assert f"{service}.${{AWS::Region}}.amazonaws.com" in reached


def _directives(policy: str) -> dict[str, set[str]]:
    parts = (part.split() for part in policy.split(";"))
    return {name: set(sources) for name, *sources in parts}


def test_a_file_is_never_answered_with_the_first_page(assembly: Assembly) -> None:
    """pdf.js asks for fonts and decoders by name; only what is no file opens the application."""
    (rule,) = assembly.sources["delivery"]["Resources"]["WebApplication"]["Properties"]["CustomRules"]
    assert rule == {"Source": "/<*>", "Target": "/index.html", "Status": "404-200"}
