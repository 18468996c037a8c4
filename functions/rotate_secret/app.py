"""One step of giving a secret a new value."""

from aspera.entrypoints.lambda_rotation import lambda_rotation
from aspera.use_cases.rotate_secret import rotate_secret

lambda_handler = lambda_rotation(rotate_secret)
