"""The project around a library of another name: the build file with which `pip install DIR` compiles it."""

from __future__ import annotations

import keyword
from collections.abc import Mapping
from pathlib import PurePosixPath

from cosemc.emit import environment

VERSION = "0.1.0"
"""The version that a product's own copy of the library starts with."""


class PackageNameError(ValueError):
    """A name that no package can have."""


def package_folder(package: str) -> PurePosixPath:
    """The folder of a package in its project; PackageNameError where it cannot be imported by that name."""
    for part in package.split("."):
        if not (part.isascii() and part.isidentifier()) or keyword.iskeyword(part):
            raise PackageNameError(f"'{package}' is no name of a package: '{part}' is no Python identifier")
    return PurePosixPath(*package.split("."))


def project_files(library: Mapping[str, bytes], package: str, command: str) -> dict[str, bytes]:
    """The files of the project by path: those of the library in the folder of its package, and the build file.

    The folders above the package get no `__init__.py`: other distributions may put packages there as well (PEP 420).
    """
    folder = package_folder(package)
    context = {"package": package, "name": package.replace(".", "-"), "version": VERSION, "command": command}
    render = environment().get_template
    files = {
        path: render(f"project/{path}.j2").render(context).encode() for path in ("pyproject.toml", "setup.py")
    }
    return files | {(folder / path).as_posix(): content for path, content in library.items()}
