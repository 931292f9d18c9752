"""Many files to one dataset: read in processes of their own, kept as they are read, then gathered.

In: paths and settings. Out: a dataset folder with the same bytes however many processes read,
however often the run was broken off, and whatever a hostile file did to the process that read it.
"""
