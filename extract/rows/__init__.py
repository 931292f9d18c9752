"""Units to raw rows: targets, actions, each field with its box and what speaks for it.

In: elements, what their fields mean, which headings are levels. Out: raw targets and actions in
reading order, and the evidence that their confidence is made of.
"""
