"""What was measured on labelled findings, as data: written by `aspera evaluate confidence`."""
