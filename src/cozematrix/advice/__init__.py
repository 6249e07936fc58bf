"""Advice for a project that uses the SDK: what of it is used, and which releases will do."""
