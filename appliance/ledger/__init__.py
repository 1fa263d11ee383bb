"""The only truth: what arrived, what is to be done, what is done, what was tried and what failed."""
