"""Answer a request of the REST API."""

from aspera.entrypoints.lambda_rest import answer_request

lambda_handler = answer_request
