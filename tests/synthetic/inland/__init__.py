"""Documents as offices of the interior draw them up, from a book of 1931 to what comes by mail today."""
