"""What stays on this machine: the only room that speaks SQL."""
