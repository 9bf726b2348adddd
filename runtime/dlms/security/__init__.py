"""What protects an APDU: suites, keys, ciphering, key agreement and signatures."""
