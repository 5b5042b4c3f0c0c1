"""What a judge sees: the package page, the window with list, document and scorecard, sealing and sending."""
