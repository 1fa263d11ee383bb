"""Land, deeds, powers and companies of the river valleys, by somebody who had not seen the rules."""
