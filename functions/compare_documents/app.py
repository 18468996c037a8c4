"""Compare a document with its owner's earlier ones."""

from aspera.entrypoints.lambda_task import lambda_task
from aspera.use_cases.compare_documents import compare_documents

lambda_handler = lambda_task(compare_documents)
