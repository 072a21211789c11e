"""Files by the hash of their bytes: kept whole or not at all, and measured on the way in."""
