"""Files that were opened to be looked at: results files with what they say, and any file of ours that is checked."""
