"""The public API of releases: read from their sources, and compared."""
