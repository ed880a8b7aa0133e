"""Hypothesis draws the same examples in every run, so that a green commit stays green; with
`pytest --hypothesis-profile=wide` it draws new ones, and more of them, where a search for new faults is wanted."""

from hypothesis import settings

settings.register_profile("same", derandomize=True, database=None, deadline=None)
settings.register_profile("wide", derandomize=False, deadline=None, max_examples=1000, print_blob=True)
settings.load_profile("same")
