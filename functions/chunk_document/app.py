"""Cut a document into chunks."""

from aspera.entrypoints.lambda_task import lambda_task
from aspera.use_cases.chunk_document import chunk_document

lambda_handler = lambda_task(chunk_document)
