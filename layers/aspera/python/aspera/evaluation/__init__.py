"""How good the agents are, measured on labelled documents by a command of the product.

A subject (`math`, `tables`, `greenwashing`, …) is one module or folder here, strangers to each
other, with `evaluate(corpus: Corpus) -> Evaluation`; `registry.py` names them.
"""
