"""Land, deeds, powers and companies of the highlands, from pens of 1890 to acts of today.

They are by somebody who had not seen the rules, but captions that the product shows of two types.
"""
