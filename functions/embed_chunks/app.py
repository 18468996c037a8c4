"""Embed one shard of chunks and index it."""

from aspera.entrypoints.lambda_task import lambda_task
from aspera.use_cases.embed_chunks import embed_chunks

lambda_handler = lambda_task(embed_chunks)
