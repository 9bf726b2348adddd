"""One target guided by coverage: `python -m fuzz.guided --target decode --seconds 60`.

For what is written in Python (link layers, layers of `dlms.decode`); the compiled codecs show no coverage. Needs
atheris (`pip install atheris`), which nothing else here does.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["dlms"]):
    from fuzz.targets import TARGETS

MEMORY_MB = 400
SECONDS_FOR_AN_INPUT = 2


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m fuzz.guided", description=__doc__)
    parser.add_argument("--target", default="decode", choices=[target.name for target in TARGETS])
    parser.add_argument("--seconds", type=int, default=60)
    options = parser.parse_args()
    target = next(target for target in TARGETS if target.name == options.target)
    with tempfile.TemporaryDirectory() as folder:
        for number, octets in enumerate(target.seeds()):
            Path(folder, f"{number}").write_bytes(octets)
        limits = [f"-rss_limit_mb={MEMORY_MB}", f"-timeout={SECONDS_FOR_AN_INPUT}", "-max_len=4096"]
        arguments = [sys.argv[0], f"-max_total_time={options.seconds}", *limits, "-print_final_stats=1", folder]
        atheris.Setup(arguments, lambda octets: target.take(octets) and None)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
