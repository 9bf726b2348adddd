"""`cosemc`, and `python -m cosemc`."""

from __future__ import annotations


def main() -> None:
    """Run the command line; an interrupt or a missing extra while it is read in is no traceback either."""
    try:
        from cosemc.cli import app
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except ModuleNotFoundError as error:
        if error.name is None or error.name.startswith(("cosemc",)):
            raise
        raise SystemExit(f"cosemc needs {error.name}: pip install cosemkit[compiler]") from None
    app(prog_name="cosemc")


if __name__ == "__main__":
    main()
