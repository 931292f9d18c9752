"""Periods, deadlines and the days that they name."""
