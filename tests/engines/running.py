"""The engines that run here. `make engines` starts them; a suite that needs one that does not run
leaves its cases out and says which, unless ASPERA_ENGINES=required (CI), which makes that fail.
ASPERA_ENGINE_PORTS (dynamodb=18000,…) names those that were started otherwise (compose.yaml)."""

from __future__ import annotations

import os
import re
from typing import Any

import boto3
import pytest
from botocore.config import Config

from engines.__main__ import RECORD
from engines.processes import recall

MISSING = re.compile(r"(\w+) does not run here")
_CREDENTIALS = {
    "aws_access_key_id": "test",
    "aws_secret_access_key": "test",
    "region_name": "us-east-1",
}


def port_of(engine: str) -> int:
    """Where the engine listens. Skips, or fails when engines are required."""
    given = dict(pair.split("=") for pair in os.environ.get("ASPERA_ENGINE_PORTS", "").split(",") if pair)
    if engine in given:
        return int(given[engine])
    for running in recall(RECORD):
        if running.name == engine:
            return running.port
    if os.environ.get("ASPERA_ENGINES") == "required":
        pytest.fail(f"{engine} does not run here, and is required; `make engines` starts it")
    pytest.skip(f"{engine} does not run here; `make engines` starts it")


def aws_client(service: str, engine: str) -> Any:
    configuration = Config(retries={"mode": "standard"}, s3={"addressing_style": "path"})
    endpoint = f"http://127.0.0.1:{port_of(engine)}"
    return boto3.client(service, endpoint_url=endpoint, config=configuration, **_CREDENTIALS)
