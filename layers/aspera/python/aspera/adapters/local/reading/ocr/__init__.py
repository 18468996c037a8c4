"""Pictures of text, through an engine for optical character recognition."""
