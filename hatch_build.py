"""Build hook: cythonizes every .pyx of the source roots in place. `python hatch_build.py` does the same by hand.

A wheel takes the extensions of the interpreter that makes it, whatever others have left beside them.
"""

import os
import sys
from pathlib import Path
from typing import Any

ROOTS = ("generated", "runtime")


def build_extensions(root: Path) -> list[str]:
    """Compile what changed; all extensions of this interpreter, as paths from the root."""
    from Cython.Build import cythonize
    from setuptools import Distribution, Extension
    from setuptools.command.build_ext import build_ext

    os.chdir(root)
    sources = {source: folder for folder in ROOTS for source in sorted(Path(folder).rglob("*.pyx"))}
    flags = [] if sys.platform == "win32" else os.environ.get("COSEMKIT_CFLAGS", "-O2 -g0").split()
    extensions = [
        Extension(
            ".".join(source.relative_to(folder).with_suffix("").parts), [source.as_posix()], extra_compile_args=flags
        )
        for source, folder in sources.items()
    ]
    jobs = min(2, os.cpu_count() or 1)
    modules = cythonize(extensions, include_path=list(ROOTS), nthreads=jobs if len(extensions) > 1 else 0, quiet=True)
    command = build_ext(Distribution({"ext_modules": modules, "package_dir": {"": "generated"}}))
    command.ensure_finalized()
    command.parallel = jobs
    command.get_ext_fullpath = lambda name: _beside_source(name, sources, command)
    command.run()
    return [_beside_source(module.name, sources, command) for module in modules]


def _beside_source(name: str, sources: dict[Path, str], command: Any) -> str:
    """Where the shared object of a module goes: next to its .pyx (package_dir knows one root only, we have several)."""
    folder = next(f for s, f in sources.items() if ".".join(s.relative_to(f).with_suffix("").parts) == name)
    return str(Path(folder, command.get_ext_filename(name)))


try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run by hand, without hatchling
    pass
else:

    class CythonHook(BuildHookInterface[Any]):
        def initialize(self, version: str, build_data: dict[str, Any]) -> None:
            if self.target_name == "wheel":
                built = build_extensions(Path(self.root))
                build_data["artifacts"] += [f"/{Path(path).as_posix()}" for path in built]
                build_data["pure_python"] = False
                build_data["infer_tag"] = True


if __name__ == "__main__":
    build_extensions(Path(__file__).resolve().parent)
