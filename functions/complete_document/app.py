"""Say how an analysis ended."""

from aspera.entrypoints.lambda_task import lambda_task
from aspera.use_cases.complete_document import complete_document

lambda_handler = lambda_task(complete_document)
