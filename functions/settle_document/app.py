"""Executions that ended badly: no document stays PROCESSING."""

from aspera.entrypoints.lambda_queue import lambda_queue
from aspera.entrypoints.queue_messages import executions
from aspera.use_cases.settle_document import settle_document

lambda_handler = lambda_queue(settle_document, executions)
