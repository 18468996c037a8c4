"""Analysis agents: one folder each, strangers to each other. `registry` lists them."""
