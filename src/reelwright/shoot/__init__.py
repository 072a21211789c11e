"""Scene -> takes: ask a provider, wait, fetch, check."""
