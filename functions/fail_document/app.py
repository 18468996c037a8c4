"""Store why an analysis could not be finished."""

from aspera.entrypoints.lambda_task import lambda_task
from aspera.use_cases.fail_document import fail_document

lambda_handler = lambda_task(fail_document)
