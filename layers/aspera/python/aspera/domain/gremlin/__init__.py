"""The part of Gremlin in which users may ask about their own graph: parsed strictly, by an allow-list,
and answered here; what they type is never given to a server."""
