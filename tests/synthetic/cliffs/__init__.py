"""Land, deeds, powers and companies of eight states, from the pens of the 1890s to electronic acts.

They are by somebody who had not seen the rules.
"""
