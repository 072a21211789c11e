"""Places: what lies behind, under and in front of the actors, a function a kind."""
