"""From words with boxes to values with evidence: locate, normalise, check."""
