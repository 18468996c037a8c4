"""Files that have no pages of their own, set in type on virtual ones."""
