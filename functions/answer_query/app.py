"""Answer the fields of the GraphQL API that AppSync cannot read from a table itself."""

from aspera.entrypoints.lambda_graphql import answer_field

lambda_handler = answer_field
