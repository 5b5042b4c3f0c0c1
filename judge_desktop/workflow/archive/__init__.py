"""What the archive of a contest is gathered from; ``export_archive`` is the verb behind button and command."""
