"""Watches, remembers, schedules, writes and speaks with the operator."""
