"""Answer calls of the ports whose services only this network reaches: the graph and the cache."""

from aspera.entrypoints.lambda_port import answer_call

lambda_handler = answer_call
