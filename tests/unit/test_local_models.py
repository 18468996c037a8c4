"""The model as a laptop wires it."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from aspera.bootstrap import LocalPorts, bind
from aspera.domain.errors import InvalidInput
from aspera.domain.run import Options, Run
from aspera.domain.spend import account_on
from aspera.settings import as_environment, load_settings
from aspera.use_cases.ask_model import ask_model
from tests import fake_openai as fake
from tests.inquiries import CLAIMS, request


def ports(tmp_path: Path, **environment: str) -> LocalPorts:
    return LocalPorts(
        load_settings({f"ASPERA_{k.upper()}": v for k, v in environment.items()}, workspace=tmp_path)
    )


def run() -> Run:
    return Run(
        document_id="d1", run_id="r1", owner="local", filename="f", object_key="k", options=Options(agents=())
    )


def test_the_model_is_off_unless_named(tmp_path: Path) -> None:
    assert ports(tmp_path).model_access is None


def test_with_the_model_off_nothing_of_it_is_loaded() -> None:
    program = (
        "import sys; from aspera.bootstrap.local_ports import LocalPorts; from aspera.settings import load_settings;"
        "p = LocalPorts(load_settings({})); assert p.model_access is None;"
        "print([m for m in sys.modules if m.split('.')[0] in ('boto3', 'botocore', 'ssl', 'http')"
        " or 'openai_compatible' in m])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("price_table", [None, "metered"])
def test_a_question_is_asked_paid_and_stored_in_the_workspace(
    tmp_path: Path, price_table: str | None
) -> None:
    with fake.serve(fake.answering(CLAIMS)) as server:
        more = {}
        if price_table:
            path = tmp_path / "prices.yaml"
            path.write_text(
                f"{{dated: '2026-01-01', source: s, services: {{}}, models: "
                f"{{'openai:{server.url}#m': {{input: 1, output: 5}}}}}}"
            )
            more["prices"] = str(path)
        wired = ports(tmp_path / "w", model=f"openai:{server.url}#m", model_key="s3cret", **more)
        asked = [bind(ask_model, wired)(request(), run()) for _ in range(2)]
        assert [one.answer.content for one in asked] == [CLAIMS, CLAIMS]
        assert len(server.bodies) == 1 and server.headers[0]["authorization"] == "Bearer s3cret"
    paid = wired.budgets.spent(account_on("d1", "local", wired.clock.now())).document
    wired.database.close()
    assert paid == (Decimal("0.00137") if price_table else 0)
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"fully green" in written and b"s3cret" not in written


def test_the_key_is_shown_and_handed_on_nowhere(tmp_path: Path) -> None:
    settings = ports(tmp_path, model="openai:https://x/v1#m", model_key="s3cret").settings
    assert "s3cret" not in f"{settings!r} {settings} {settings.model_dump()} {settings.model_dump_json()}"
    assert "ASPERA_MODEL_KEY" not in as_environment(settings)


def test_other_processes_ask_the_same_model_under_the_same_limits(tmp_path: Path) -> None:
    settings = ports(tmp_path, model="bedrock:a,b", budget="0.25", prices="/p.yaml").settings
    assert load_settings(as_environment(settings)) == settings


@pytest.mark.parametrize(
    "environment",
    [{"model": "gpt-4"}, {"model": "openai:http://gpu.example#m", "model_key": "s3cret"}, {"model": "openai:http://u:p@x#m"}],
)  # fmt: skip
def test_a_model_that_cannot_be_asked_is_refused_at_once(tmp_path: Path, environment: dict[str, str]) -> None:
    with pytest.raises(InvalidInput) as error:
        _ = ports(tmp_path, **environment).model_access
    assert "s3cret" not in str(error.value)


def test_bedrock_without_the_sdk_says_what_to_install() -> None:
    program = (
        "import sys; sys.modules['boto3'] = None\n"
        "from aspera.adapters.aws.language_model import BedrockLanguageModel\n"
        "from aspera.domain.model_spec import parse_model_spec\n"
        "from tests.inquiries import request\n"
        "try: BedrockLanguageModel(parse_model_spec('bedrock:x'), 1).answer(request())\n"
        "except Exception as error: print(type(error).__name__, error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True,
        cwd=Path(__file__).resolve().parents[2],
    )  # fmt: skip
    assert done.stdout.startswith("InvalidInput") and "aspera[aws]" in done.stdout


@pytest.mark.parametrize("budget", ["-1", "x", "", "NaN"])
def test_a_budget_that_is_none_is_refused(budget: str) -> None:
    if budget:
        with pytest.raises(InvalidInput, match="ASPERA_BUDGET"):
            load_settings({"ASPERA_BUDGET": budget})
    else:
        assert load_settings({"ASPERA_BUDGET": budget}).budget == 1
