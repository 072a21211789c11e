"""Those who shoot a take: one small Protocol (`port`), one package or file a vendor."""
