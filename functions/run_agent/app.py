"""One agent looks at one shard of pages."""

from aspera.entrypoints.lambda_task import lambda_task
from aspera.use_cases.run_agent import run_agent

lambda_handler = lambda_task(run_agent)
