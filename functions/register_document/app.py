"""Look at an uploaded file once: what it is, how large, how many pages."""

from aspera.entrypoints.lambda_task import lambda_task
from aspera.use_cases.register_document import register_document

lambda_handler = lambda_task(register_document)
