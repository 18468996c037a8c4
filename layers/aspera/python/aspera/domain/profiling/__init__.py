"""What a document is: its language, its kind, its reporting year."""
