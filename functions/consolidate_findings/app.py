"""Verify every quotation, drop what is not proven, rank."""

from aspera.entrypoints.lambda_task import lambda_task
from aspera.use_cases.consolidate_findings import consolidate_findings

lambda_handler = lambda_task(consolidate_findings)
