"""The whole library from a specification: the codecs of the APDUs, the interface classes, OBIS codes and units."""

from __future__ import annotations

from cosemc.emit import apdu_files, with_manifest
from cosemc.load import Specification
from cosemc.obis.emit import obis_files
from cosemc.plan import make_plan
from cosemc.tables.emit import class_files


def library_files(specification: Specification, package: str = "cosem") -> dict[str, bytes]:
    """The files of the package by path, `FILES.json` included; `PlanError` where there can be no library."""
    assert specification.model is not None
    files = apdu_files(make_plan(specification.model, package))
    if specification.obis and specification.obis.rules:
        files |= obis_files(specification.obis)
        if specification.tables and specification.tables.classes:  # they stand on OBIS codes and units
            files |= class_files(specification.tables)
    return with_manifest(files)
