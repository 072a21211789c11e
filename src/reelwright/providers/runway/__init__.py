"""Runway: paid takes by its own contract."""
