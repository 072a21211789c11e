"""Scene -> takes: plan, ask a provider, wait, fetch, check."""

PRELOAD = ("reelwright.shoot.inspect", "reelwright.shoot.frames")
"""What the lab has to know to look at clips, take frames from them and join them."""
