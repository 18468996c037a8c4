"""Begin reading a document; the answer comes through the task token."""

from aspera.entrypoints.lambda_task import lambda_task
from aspera.use_cases.extract_text import extract_text

lambda_handler = lambda_task(extract_text)
