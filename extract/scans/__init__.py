"""Pictures to the same pages: what a scan shows, as words, rules and fills.

In: a page without a usable text layer. Out: a ``Page`` that the floors above cannot tell from a
printed one, but for its ``method`` and ``confidence``.
"""
