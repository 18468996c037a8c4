"""One agent draws its conclusion from all shards."""

from aspera.entrypoints.lambda_task import lambda_task
from aspera.use_cases.conclude_agent import conclude_agent

lambda_handler = lambda_task(conclude_agent)
