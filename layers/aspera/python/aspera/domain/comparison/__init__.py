"""Facts of several places, or of several documents, set against each other."""
