"""The math agent: recomputes what a report prints, in exact decimals, without a model."""
