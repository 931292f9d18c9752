"""Fields to roles, decided jointly, each with the margin by which it won.

In: elements whose fields have headings and values. Out: what every field means, which headings
are themes, objectives and actions, and how sure each decision is. Words, values, places and
neighbours all vote; nothing is decided by an exception.
"""
