"""What a person can ask for, a function a verb; it owns its transaction. API and CLI only translate."""
