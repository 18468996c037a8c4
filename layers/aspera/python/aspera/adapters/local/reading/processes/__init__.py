"""The processes that read, and those that watch over them."""
