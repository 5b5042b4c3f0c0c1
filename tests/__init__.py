"""The tests of Judge Desktop; they mirror the tree of the package."""
