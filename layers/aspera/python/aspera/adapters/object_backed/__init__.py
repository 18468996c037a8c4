"""Ports that need nothing but the object store: the same on AWS and on a laptop."""
