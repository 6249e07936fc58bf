"""The data model: what a Coze client deals with, as typed and checked values."""
