"""Tables and queries: nouns in, nouns out. A function a query; who calls it owns the transaction."""
