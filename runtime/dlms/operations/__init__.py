"""What is done with a meter over an open association, by logical or short names alike: exchanges that drivers run."""
