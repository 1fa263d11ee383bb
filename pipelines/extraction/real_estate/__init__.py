"""A property's record in the land registry: its card, its owners, and the list of acts R.n and AV.n."""
