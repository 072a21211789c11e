"""The cut: takes, voices and words become a timeline. Pure."""
