"""The compiler of cosemkit: from the specification of DLMS/COSEM in `specs/` to the package `cosem`."""
