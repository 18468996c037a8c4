"""Where a call comes in: a Lambda event or a command line."""
