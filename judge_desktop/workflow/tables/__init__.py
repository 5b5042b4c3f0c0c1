"""What the exported tables of a round say, a module for each; ``export_tables`` is the verb behind button and
command.
"""
