"""Figures: what a character is drawn as, a function a kind."""
