"""The durable order of steps; the only room that knows the engine."""
