"""The REST API for scripts: routes over the fields of graphql/schema.graphql, answered by the same
resolvers, on AWS behind API Gateway and on a laptop by `aspera serve`."""
