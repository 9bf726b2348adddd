"""`python -m cosemc`."""

from cosemc.cli import app

app(prog_name="cosemc")
