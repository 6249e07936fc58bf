"""The engine of the matrix: it runs cozepy's releases on Pythons and says which of them work.

One direction only: releases and interpreters, plan, environment, outcomes, merge, verdict, report.
"""
