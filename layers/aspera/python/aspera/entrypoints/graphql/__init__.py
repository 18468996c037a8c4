"""graphql/schema.graphql over the use cases, as AppSync answers it."""
