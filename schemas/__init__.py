"""Records, enumerations and the dataset's schema.

In: nothing; this folder imports nothing of ours. Out: frozen, typed values that every other
folder speaks in. Coordinates are PDF points, origin top left of the displayed page.
"""
