"""An interpreter for the part of the Amazon States Language that ASPERA's state machines use.

JSONPath only. What it does not implement is refused when a definition is loaded, never guessed
at when it runs. Semantics follow the Step Functions Developer Guide and the Amazon States
Language specification (states-language.net).
"""
