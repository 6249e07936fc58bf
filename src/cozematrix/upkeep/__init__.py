"""Upkeep of the data in the repository, and proofs that the contracts notice what breaks."""
