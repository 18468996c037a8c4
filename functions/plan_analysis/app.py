"""Find out what a document is, and who looks at which pages."""

from aspera.entrypoints.lambda_task import lambda_task
from aspera.use_cases.plan_analysis import plan_analysis

lambda_handler = lambda_task(plan_analysis)
