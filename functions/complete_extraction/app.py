"""Extractions that Textract says have ended: answer the tasks that wait for them."""

from aspera.entrypoints.lambda_queue import lambda_queue
from aspera.entrypoints.queue_messages import extractions
from aspera.use_cases.complete_extraction import complete_extraction

lambda_handler = lambda_queue(complete_extraction, extractions)
