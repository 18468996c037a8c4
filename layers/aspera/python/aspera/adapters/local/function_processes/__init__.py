"""Processes that run functions as AWS Lambda does: one event at a time each.

The calling process starts one nursery, while it is small and single-threaded; the nursery forks
the workers, whenever one is needed. So a new worker costs a fork of a small process even when the
caller has many threads, and whatever the nursery has imported the workers share.
"""
