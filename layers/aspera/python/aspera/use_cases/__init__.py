"""One verb per module: plain functions, ports as keyword-only parameters."""
