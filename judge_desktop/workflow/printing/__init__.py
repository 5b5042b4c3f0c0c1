"""What can be printed to PDF, a module for each kind; ``print_report`` is the verb behind button and command."""
