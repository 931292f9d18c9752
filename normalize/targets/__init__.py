"""Targets, published figures and states of progress: what a text aims at or reports."""
