"""The pages of the chair, one module for each task."""
