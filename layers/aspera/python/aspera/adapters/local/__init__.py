"""The laptop: files, SQLite, PDFium, Tesseract. No account and no network."""
