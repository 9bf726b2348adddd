"""`python -m dlms_tools`."""

from dlms_tools.cli import app

app(prog_name="dlms")
