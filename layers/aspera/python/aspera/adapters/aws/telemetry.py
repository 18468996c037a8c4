"""Logs, traces and metrics with Powertools for AWS Lambda: JSON on standard output, X-Ray segments
where the function is traced, and CloudWatch's embedded metric format.

Source: https://docs.powertools.aws.dev/lambda/python/latest/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from aws_lambda_powertools import Logger, Tracer, single_metric
from aws_lambda_powertools.metrics import MetricUnit

from aspera.ports.telemetry import Measurement

_NAMESPACE = "ASPERA"


class PowertoolsTelemetry:
    """The logger is called `aspera`, so that what our own modules log comes out the same way."""

    def __init__(self, environment: str) -> None:
        self._environment = environment
        self._logger = Logger(service="aspera")
        self._tracer = Tracer(service="aspera", patch_modules=("botocore",))

    @contextmanager
    def invocation(self, function: str, identity: Mapping[str, str], context: Any) -> Iterator[None]:
        request_id = getattr(context, "aws_request_id", "")
        with (
            self._logger.append_context_keys(function=function, request_id=request_id, **identity),
            self._tracer.provider.in_subsegment(name=f"## {function}") as segment,
        ):
            for name, value in identity.items():
                segment.put_annotation(name, value)
            try:
                yield
            except Exception as error:
                self._logger.error("failed", extra={"error": type(error).__name__})
                raise

    def measure(self, measurement: Measurement) -> None:
        unit = MetricUnit(measurement.unit)
        with single_metric(measurement.name, unit, measurement.value, namespace=_NAMESPACE) as metric:
            metric.add_dimension("Environment", self._environment)
            for name, value in measurement.dimensions.items():
                metric.add_dimension(name, value)
