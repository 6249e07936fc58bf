"""Outcomes held against the ledger."""
