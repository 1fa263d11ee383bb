"""Documents as offices of the south and the southeast draw them up, from 1950 to today."""
