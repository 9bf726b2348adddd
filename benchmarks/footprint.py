"""How much room the library takes, whole and in parts, and what importing it costs: the table of docs/embedding.md.

Each is built as its users build it: the whole as in its wheel, a part by the build file that `cosemc build` writes. Run
by `python -m benchmarks.footprint`; it compiles, so it takes a minute.
"""

from __future__ import annotations

import datetime
import platform
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RUNS = 21
INSTALLED = frozenset({".py", ".pyi", ".pxd", ".json", ".typed", ".so", ".pyd"})
PARTS = {
    "the whole, compiled for size": "",
    "five classes, GET and ACTION, electricity": "classes=1,3,7,8,15;services=get,action;obis=electricity",
    "the same with association and ciphering": (
        "classes=1,3,7,8,15;services=get,action,association,ciphering;obis=electricity"
    ),
    "every class and code, all services by logical name": "services=get,set,action,access,data-notification",
}
# a fresh interpreter without site-packages; compiled to bytecode by the first run, which is not counted
IMPORT = """
import sys, time
sys.path.insert(0, sys.argv[1])
start = time.process_time_ns()
__import__(sys.argv[2] + ".apdu")
apdu = time.process_time_ns()
__import__(sys.argv[2] + ".classes.register")
__import__(sys.argv[2] + ".obis")
print(apdu - start, time.process_time_ns() - start)
"""


@dataclass(frozen=True)
class Footprint:
    """Octets, and processor time: the best of so many runs, as what else the machine does only adds to it."""

    name: str
    extensions: int
    python: int
    apdu_ms: float
    all_ms: float

    @property
    def total(self) -> int:
        return self.extensions + self.python


def measure(name: str, folder: Path, package: str) -> Footprint:
    tag = sys.implementation.cache_tag
    home = folder.joinpath(*package.split("."))
    files = [path for path in home.rglob("*") if path.suffix in INSTALLED]
    compiled = [path for path in files if path.suffix in (".so", ".pyd")]
    compiled_size = sum(path.stat().st_size for path in compiled if tag in path.name)
    python_size = sum(path.stat().st_size for path in files if path not in compiled)
    times = [import_times(folder, package) for _ in range(RUNS + 1)][1:]
    apdu, everything = (min(column) / 1e6 for column in zip(*times, strict=True))
    return Footprint(name, compiled_size, python_size, apdu, everything)


def import_times(folder: Path, package: str) -> tuple[int, int]:
    command = [sys.executable, "-I", "-S", "-c", IMPORT, str(folder), package]
    first, second = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return int(first), int(second)


def build(only: str, folder: Path) -> None:
    command = [sys.executable, "-m", "cosemc", "build", str(ROOT / "specs"), "--package", "part.library"]
    part = ["--only", only] if only else []
    subprocess.run([*command, *part, "--out", str(folder)], check=True, capture_output=True)
    subprocess.run(
        [sys.executable, "setup.py", "-q", "build_ext", "--inplace"], cwd=folder, check=True, capture_output=True
    )


def row(entry: Footprint, whole: Footprint) -> str:
    sizes = (entry.extensions, entry.python, entry.total)
    cells = [f"{size / 1000:.0f} kB" for size in sizes] + [f"{100 * entry.total / whole.total:.0f} %"]
    return f"| {entry.name} | " + " | ".join([*cells, f"{entry.apdu_ms:.0f} ms", f"{entry.all_ms:.0f} ms"]) + " |"


def main() -> None:
    measured = [measure("the whole", ROOT / "generated", "cosem")]
    for name, only in PARTS.items():
        with tempfile.TemporaryDirectory() as folder:
            build(only, Path(folder))
            measured.append(measure(name, Path(folder), "part.library"))
    print("| library | extensions | Python | together | of the whole | import `apdu` | and `classes`, `obis` |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for entry in measured:
        print(row(entry, measured[0]))
    today = datetime.date.today().isoformat()
    print(f"\nMeasured on {today}, CPython {platform.python_version()}, {platform.system()} {platform.machine()}.")


if __name__ == "__main__":
    main()
