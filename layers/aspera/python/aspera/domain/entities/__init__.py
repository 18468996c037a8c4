"""Companies, people, standards and metrics that a document names, found by rules: precision first,
deterministic, no model."""
