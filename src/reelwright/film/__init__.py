"""The nouns of the studio, pure: no disk, no network, no clock."""
