"""A client of an OpenSearch collection, its requests signed for OpenSearch Serverless.

Source: OpenSearch Serverless developer guide, "Ingesting data", Python: SigV4 for the service
`aoss`. An http:// address is an OpenSearch of one's own on this machine: nothing is signed for it.
"""

from __future__ import annotations

from typing import Any

_SECONDS = 60


def connect(endpoint: str) -> Any:
    from opensearchpy import OpenSearch, Urllib3AWSV4SignerAuth

    if endpoint.startswith("http://"):
        return OpenSearch(hosts=[endpoint], timeout=_SECONDS)
    import boto3

    session = boto3.Session()
    signer = Urllib3AWSV4SignerAuth(session.get_credentials(), session.region_name, "aoss")
    # A collection that slept takes up to 30 s for its first answer.
    return OpenSearch(hosts=[endpoint], http_auth=signer, timeout=_SECONDS, max_retries=2)
