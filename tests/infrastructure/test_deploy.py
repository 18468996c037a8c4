"""`sam build` and `sam deploy` of every profile, against moto with what it lacks (moto_sam.py).

What this proves and what not stands in docs/operations/first_deploy.md.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from samcli.yamlhelper import yaml_parse

from infrastructure.assembly import MAIN, PROFILES, ROOT, Assembly, nested_name

_SAM = Path(sys.executable).parent / "sam"
_PATH = f"{Path(sys.base_prefix) / 'bin'}:{os.environ['PATH']}"
_BUCKET = "deployments"


class Cloud:
    def __init__(self, port: int, build: Path, complaints: Path) -> None:
        self.build, self.complaints = build, complaints
        self.environment = {
            **os.environ,
            "PATH": _PATH,
            "AWS_ENDPOINT_URL": f"http://localhost:{port}",
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_DEFAULT_REGION": "us-east-1",
            "SAM_CLI_TELEMETRY": "0",
        }
        self.formation = self.client("cloudformation")

    def client(self, service: str) -> Any:
        return boto3.client(
            service,
            endpoint_url=self.environment["AWS_ENDPOINT_URL"],
            region_name="us-east-1",
            aws_access_key_id="test",
            aws_secret_access_key="test",
        )

    def deploy(self, profile: str, *options: str) -> str:
        environment = "default" if profile == "dev" else profile
        command = [
            _SAM, "deploy", "--template-file", self.build / "template.yaml", "--config-file", ROOT / "samconfig.toml",
            "--config-env", environment, "--no-resolve-s3", "--s3-bucket", _BUCKET, "--no-confirm-changeset",
            "--no-progressbar", "--no-fail-on-empty-changeset", *options,
        ]  # fmt: skip
        ended = subprocess.run(command, env=self.environment, capture_output=True, text=True, cwd=self.build)
        assert ended.returncode == 0, ended.stdout[-2000:] + ended.stderr[-2000:]
        return ended.stdout

    def stack(self, name: str) -> dict[str, Any]:
        return self.formation.describe_stacks(StackName=name)["Stacks"][0]

    def resources(self, name: str) -> dict[str, str]:
        found = self.formation.describe_stack_resources(StackName=name)["StackResources"]
        # moto lists what a condition left out, without a name
        return {
            one["LogicalResourceId"]: one["PhysicalResourceId"] for one in found if "LogicalResourceId" in one
        }


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build")
    environment = {**os.environ, "PATH": _PATH, "SAM_CLI_TELEMETRY": "0"}
    command = [_SAM, "build", "--build-dir", folder, "--template-file", ROOT / "template.yaml", "--parallel"]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, cwd=ROOT)
    assert ended.returncode == 0, ended.stderr[-2000:]
    return folder


@pytest.fixture(scope="module")
def cloud(build: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cloud]:
    complaints = tmp_path_factory.mktemp("complaints") / "complaints.jsonl"
    complaints.touch()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "tests.infrastructure.moto_sam", str(port), str(complaints)]
    with (complaints.parent / "log").open("w") as log:
        server = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log)
    try:
        _wait_for(port)
        cloud = Cloud(port, build, complaints)
        cloud.client("s3").create_bucket(Bucket=_BUCKET)
        yield cloud
    finally:
        server.terminate()
        server.wait(timeout=90)


def _wait_for(port: int) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise TimeoutError("moto did not start")


def test_every_library_is_built_for_the_functions_processor(build: Path) -> None:
    libraries = [path for path in build.rglob("*.so*") if path.is_file()]
    assert len(libraries) > 40
    machine = 183  # EM_AARCH64 (ELF header, e_machine)
    foreign = [
        path.name for path in libraries if int.from_bytes(path.read_bytes()[18:20], "little") != machine
    ]
    assert foreign == []


def test_the_layers_stay_well_below_lambdas_limit(build: Path) -> None:
    layers = [path for path in build.rglob("*Layer") if path.is_dir()]
    assert {path.name for path in layers} == {"AsperaLayer", "DependenciesLayer"}
    size = sum(file.stat().st_size for layer in layers for file in layer.rglob("*") if file.is_file())
    assert size < 150_000_000


def test_every_module_of_the_layers_has_bytecode_that_needs_no_check(build: Path) -> None:
    """Lambda mounts layers read-only: what has none is compiled with every cold start."""
    modules = [path for layer in build.rglob("*Layer") for path in layer.rglob("*.py")]
    caches = [path.parent / "__pycache__" / f"{path.stem}.cpython-313.pyc" for path in modules]
    assert [str(path) for path in caches if not path.exists()] == []
    unchecked_hash = 0b01
    assert {int.from_bytes(path.read_bytes()[4:8], "little") for path in caches} == {unchecked_hash}


def test_the_models_of_every_service_that_is_called_are_there(build: Path) -> None:
    sources = (path.read_text() for path in (ROOT / "layers/aspera/python/aspera").rglob("*.py"))
    called = {name for text in sources for name in re.findall(r"\.client\(\s*\"([a-z0-9-]+)\"", text)}
    kept = {path.name for path in next(build.rglob("botocore/data")).iterdir()}
    assert called and called <= kept


@pytest.mark.parametrize("profile", PROFILES)
def test_a_profile_is_deployed_completely(profile: str, cloud: Cloud, assembly: Assembly) -> None:
    cloud.deploy(profile)
    main = cloud.resources(f"aspera-{profile}")
    expected = assembly.stacks(profile)
    nested = {name: nested_name(one) for name, one in expected[MAIN]["Resources"].items()}
    assert set(main) == set(nested)
    for logical, file in nested.items():
        assert cloud.stack(main[logical])["StackStatus"] == "CREATE_COMPLETE"
        made = _without_digests(cloud.resources(main[logical]))
        assert made == _without_digests(expected[file or ""]["Resources"])
    outputs = {one["OutputKey"]: one["OutputValue"] for one in cloud.stack(f"aspera-{profile}")["Outputs"]}
    assert set(outputs) == set(assembly.sources[MAIN]["Outputs"])
    assert outputs["DocumentsBucketName"] == f"aspera-{profile}-documents-123456789012-us-east-1"
    assert outputs["StateMachineArn"].endswith(f"stateMachine:aspera-{profile}-document-analysis")


def _without_digests(names: Iterable[str]) -> set[str]:
    """SAM puts a digest of the code behind the names of layers and versions."""
    return {re.sub(r"(Layer|Version)[0-9a-f]{10}$", r"\1", name) for name in names}


def test_functions_are_told_where_things_are(cloud: Cloud) -> None:
    functions = cloud.client("lambda").list_functions()["Functions"]
    (told,) = [
        one["Environment"]["Variables"] for one in functions if one["FunctionName"] == "aspera-dev-run-agent"
    ]
    assert told["ASPERA_BUCKET"] == "aspera-dev-documents-123456789012-us-east-1"
    assert told["ASPERA_TABLE_PREFIX"] == "aspera-dev"
    assert told["ASPERA_STATE_MACHINE"].endswith(":stateMachine:aspera-dev-document-analysis")
    assert "${" not in json.dumps(told)


def test_the_state_machine_calls_functions_that_there_are(cloud: Cloud) -> None:
    client = cloud.client("stepfunctions")
    machines = {one["name"]: one["stateMachineArn"] for one in client.list_state_machines()["stateMachines"]}
    definition = client.describe_state_machine(stateMachineArn=machines["aspera-dev-document-analysis"])[
        "definition"
    ]
    assert "${" not in definition
    assert definition.count(":live") == 13


def test_a_second_deployment_changes_nothing(cloud: Cloud) -> None:
    assert _changes(cloud.deploy("dev", "--no-execute-changeset")) == []


def test_a_changed_package_changes_the_functions_and_nothing_else(cloud: Cloud) -> None:
    """Without an option: `sam build && sam deploy`. That each gets a new version stands in test_versions.py."""
    changed = cloud.build.parent / "changed"  # beside it: files outside are named by relative paths
    shutil.copytree(cloud.build, changed)
    module = changed / "Functions" / "AsperaLayer" / "python" / "aspera" / "settings.py"
    module.write_text(f"{module.read_text()}# changed\n")
    options = ("--no-execute-changeset", "--template-file", str(changed / "template.yaml"))
    assert _changes(cloud.deploy("dev", *options)) == ["Functions"]


def test_a_deployment_without_a_stack_would_delete_it(cloud: Cloud) -> None:
    template = yaml_parse((cloud.build / "template.yaml").read_text())
    del template["Resources"]["Security"]
    (cloud.build / "changed.yaml").write_text(json.dumps(template))
    options = ("--no-execute-changeset", "--template-file", str(cloud.build / "changed.yaml"))
    assert _changes(cloud.deploy("dev", *options)) == ["Security"]


def _changes(output: str) -> list[str]:
    """Logical names in SAM's table of changes: `+ Add`, `* Modify`, `- Delete`."""
    return re.findall(r"^(?:\+ Add|\* Modify|- Delete)\s+(\w+)", output, re.MULTILINE)


def test_nothing_was_complained_about(cloud: Cloud) -> None:
    assert [json.loads(line) for line in cloud.complaints.read_text().splitlines()] == []


def test_the_pipelines_build_packages_every_file(cloud: Cloud) -> None:
    """buildspec.yml as it is, but for `sam build`, which was done. SAM takes what it has packaged for S3's only
    when it lies at AWS, so the step after this one is not made here."""
    specification = yaml_parse((ROOT / "buildspec.yml").read_text())
    (commands,) = specification["phases"]["build"]["commands"]
    folder = cloud.build.parent / "built"
    (folder / ".venv-infrastructure").mkdir(parents=True)
    (folder / ".venv-infrastructure" / "bin").symlink_to(_SAM.parent)
    commands = commands.replace("sam build\n", "sam --version\n").replace(
        "sam package", f"sam package --template-file {cloud.build}/template.yaml"
    )
    variables = {"STEP": "build", "BUCKET": _BUCKET, "CODEBUILD_RESOLVED_SOURCE_VERSION": "0123abc"}
    environment = {**cloud.environment, **variables}
    ended = subprocess.run(
        ["bash", "-c", commands], env=environment, cwd=folder, capture_output=True, text=True
    )
    assert ended.returncode == 0, ended.stdout[-2000:] + ended.stderr[-2000:]
    resources = yaml_parse((folder / "packaged.yaml").read_text())["Resources"].values()
    locations = [one["Properties"]["Location"] for one in resources]
    assert all(location.startswith("http") and f"/{_BUCKET}/0123abc/" in location for location in locations)


def test_a_deleted_stack_takes_its_nested_stacks_along(cloud: Cloud) -> None:
    """moto ignores DeletionPolicy; what stays is tested in test_changes.py."""
    nested = set(cloud.resources("aspera-dev").values())
    cloud.formation.delete_stack(StackName="aspera-dev")
    left = {one["StackName"] for one in cloud.formation.describe_stacks()["Stacks"]}
    assert left.isdisjoint({"aspera-dev"} | nested)
    assert "aspera-prod" in left
