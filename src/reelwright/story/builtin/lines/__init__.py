"""What the built-in planner says: lines by story, place, weather and hour, in two languages."""
