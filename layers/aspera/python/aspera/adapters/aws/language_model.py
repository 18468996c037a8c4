"""Language models of Amazon Bedrock, by Converse."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, Protocol

from aspera.adapters.aws.converse import Form, converse_input, refuses_form, stop_of, text_of, usage_of
from aspera.adapters.aws.vendor_errors import REFUSED_UNCHARGED, as_asperas_error, error_code
from aspera.domain.answer import Answer, make_answer
from aspera.domain.errors import InvalidInput
from aspera.domain.inquiry import ModelRequest, ModelSize
from aspera.domain.model_spec import ModelSpec
from aspera.domain.waiting import Waiting

_FORMS: tuple[Form, ...] = ("schema", "tool")


class BedrockClient(Protocol):
    def converse(self, **arguments: Any) -> Mapping[str, Any]: ...


class BedrockLanguageModel:
    """Credentials and Region come from where the AWS SDK looks for them. `seconds` is the most that
    one answer may take, `patience` the most that is waited while Bedrock throttles."""

    def __init__(
        self,
        spec: ModelSpec,
        seconds: float,
        patience: float = 60.0,
        client: BedrockClient | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._spec = spec
        self._seconds = seconds
        self._patience = patience
        self._given = client
        self._sleep = sleep
        self._forms: dict[str, Form] = {}
        """What each model has been found to take."""

    @property
    def revision(self) -> str:
        return f"converse-1 {self._spec.small},{self._spec.large}"

    def model(self, size: ModelSize) -> str:
        return self._spec.id(size)

    def answer(self, request: ModelRequest) -> Answer:
        size = request.inquiry.size
        name = self._spec.name(size)
        form = self._forms.get(name, _FORMS[0])
        try:
            response = self._converse(name, request, form)
        except InvalidInput as error:
            if form != _FORMS[0] or not refuses_form(str(error)):
                raise
            form = self._forms[name] = _FORMS[1]
            response = self._converse(name, request, form)
        return make_answer(
            self.model(size),
            text_of(response, form),
            request.inquiry,
            usage_of(response),
            stop_of(response),
            schema_enforced=form == "schema",
        )

    def _converse(self, name: str, request: ModelRequest, form: Form) -> Mapping[str, Any]:
        client, waiting = self._client, Waiting(self._patience)
        arguments = converse_input(name, request, form)
        while True:
            try:
                return client.converse(**arguments)
            except Exception as error:
                pause = waiting.next(_retry_after(error)) if error_code(error) in REFUSED_UNCHARGED else None
                if pause is None:
                    raise as_asperas_error(error, name) from error
            self._sleep(pause)

    @cached_property
    def _client(self) -> BedrockClient:
        return self._given or _make_client(self._seconds)


def _make_client(seconds: float) -> BedrockClient:
    try:
        import boto3
        from botocore.config import Config

        from aspera.adapters.aws.whole_answers import require_whole_answers
    except ImportError:
        raise InvalidInput("Bedrock needs the AWS SDK; please install aspera[aws].") from None
    # Trying again is ours to decide: the SDK would repeat what may have been paid for.
    config = Config(
        connect_timeout=10, read_timeout=seconds, retries={"mode": "standard", "total_max_attempts": 1}
    )
    try:
        client: BedrockClient = require_whole_answers(boto3.client("bedrock-runtime", config=config))
    except Exception as error:
        # Nothing was sent yet: whatever is wrong, it is how this machine is set up.
        raise InvalidInput(str(as_asperas_error(error, "the model"))) from error
    return client


def _retry_after(error: Exception) -> str:
    response = getattr(error, "response", {})
    headers = response.get("ResponseMetadata", {}).get("HTTPHeaders", {})
    return str(headers.get("retry-after", ""))
