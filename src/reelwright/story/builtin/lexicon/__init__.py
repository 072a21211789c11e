"""What the built-in planner knows by heart: nouns, places, hours, verbs, names, in two languages."""
