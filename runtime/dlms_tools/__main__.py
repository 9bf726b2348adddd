"""`dlms`, and `python -m dlms_tools`."""

from __future__ import annotations

import signal
from typing import NoReturn


def main() -> None:
    """Run the command line; an interrupt or a missing extra while it is read in is no traceback either."""
    try:
        from dlms_tools.cli import app
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except ModuleNotFoundError as error:
        if error.name is None or error.name.startswith(("dlms", "cosem")):
            raise
        raise SystemExit(f"dlms needs {error.name}: pip install cosemkit[tools]") from None
    signal.signal(signal.SIGTERM, _end)
    app(prog_name="dlms")


def _end(number: int, frame: object) -> NoReturn:
    """Told to end: the line is hung up and the terminal left as it was, as after an interrupt."""
    raise SystemExit(128 + number)


if __name__ == "__main__":
    main()
