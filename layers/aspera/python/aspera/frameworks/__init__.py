"""Disclosure frameworks as data, and the loader that checks them."""
