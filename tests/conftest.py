"""Shared fixtures: the real model is loaded once for the whole session."""
