"""Technology behind the ports. Only `bootstrap` knows these modules."""
