"""Compatibility: what changed between two contracts."""
