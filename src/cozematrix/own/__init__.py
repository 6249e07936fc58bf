"""A user's own suite and package in the cells of the matrix, beside each release."""
