"""The pages of a judge, one module for each task."""
