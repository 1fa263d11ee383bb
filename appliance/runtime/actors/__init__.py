"""What runs on the cluster: plain classes around the stages, one a file. `cluster` makes them remote.

A process imports the file of its own actor alone, so that each loads only the libraries that it works with.
Pictures travel from actor to actor through the object store and never through the coordinator: a method
that makes one returns it beside a small verdict. A failure that has a name is returned, not raised, so
that whatever is raised means that something broke.
"""
