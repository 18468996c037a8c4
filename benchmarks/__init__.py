"""Measurements: `make benchmark` runs all, `python -m benchmarks NAME` one. Ratios within one run,
median of three; nothing here is a test."""
