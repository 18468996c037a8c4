#!/bin/sh
# Prints config.json for AWS: where the bundle finds its server (src/api/config.ts reads it). amplify.yml
# calls this; the variables are the application's, or its branch's, in infrastructure/delivery.yaml.
set -eu
: "${ASPERA_GRAPHQL_URL:?is not set}" "${ASPERA_REGION:?is not set}"
: "${ASPERA_USER_POOL_ID:?is not set}" "${ASPERA_USER_POOL_CLIENT_ID:?is not set}"
printf '{"mode":"aws","endpoint":"%s","region":"%s","userPoolId":"%s","userPoolClientId":"%s"}\n' \
    "$ASPERA_GRAPHQL_URL" "$ASPERA_REGION" "$ASPERA_USER_POOL_ID" "$ASPERA_USER_POOL_CLIENT_ID"
