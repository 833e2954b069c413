"""Party organisations: the tree and its dated history."""
