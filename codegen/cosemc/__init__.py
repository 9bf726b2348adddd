"""The compiler of cosemkit: from the specification of DLMS/COSEM in `specs/` to the package `cosem`."""

from cosemc.load import LoadResult, load

__all__ = ["LoadResult", "load"]
