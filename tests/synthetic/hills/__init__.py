"""Layouts of the offices of the highlands and their cold valleys, by somebody who had not seen the rules."""
