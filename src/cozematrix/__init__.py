"""Which cozepy releases work on which Python: the engine of the matrix.

One direction only: releases and interpreters, plan, environment, outcomes, merge, verdict, report.
"""
