"""The parties of a deed in their roles: who sells to whom, who empowers whom, who owes."""
