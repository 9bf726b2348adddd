"""The runtime of DLMS/COSEM: link layers, security, decoding; it stands on the generated package `cosem`."""
