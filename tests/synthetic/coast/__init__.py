"""Layouts of the offices of ports, beaches and fishing towns, by somebody who had not seen the rules."""
