"""The plan: cells of a selection, cut into parts where several machines share it."""
