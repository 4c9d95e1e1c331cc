"""Passes over declarations: each takes the nodes of all declarations by name and returns them changed."""
