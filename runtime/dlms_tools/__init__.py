"""Tools for people: the command line, later a simulator and a test set; it stands on `dlms`."""
