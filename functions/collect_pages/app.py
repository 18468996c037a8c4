"""Take over one batch of read pages."""

from aspera.entrypoints.lambda_task import lambda_task
from aspera.use_cases.collect_pages import collect_pages

lambda_handler = lambda_task(collect_pages)
