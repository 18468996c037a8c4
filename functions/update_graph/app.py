"""Put what was found into the graph."""

from aspera.entrypoints.lambda_task import lambda_task
from aspera.use_cases.update_graph import update_graph

lambda_handler = lambda_task(update_graph)
