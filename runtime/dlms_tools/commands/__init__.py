"""One module for each command of `dlms`."""
