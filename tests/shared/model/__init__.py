"""The data model: the entities of a Coze client, as typed and checked values."""
