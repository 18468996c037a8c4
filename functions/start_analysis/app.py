"""Files that came into the bucket: start their analyses."""

from aspera.entrypoints.lambda_queue import lambda_queue
from aspera.entrypoints.queue_messages import upload_key, uploads
from aspera.use_cases.start_analysis import start_analysis

lambda_handler = lambda_queue(start_analysis, uploads, once=upload_key)
