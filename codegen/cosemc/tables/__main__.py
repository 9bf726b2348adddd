import sys
from pathlib import Path

from cosemc import codes
from cosemc.diagnostics import has_errors, render_all
from cosemc.read import read
from cosemc.tables import load_tables

for c in ("P001", "P002", "N101", "N104", "N105", "C301", "C306", "C308"):
    codes.CODES.setdefault(c, codes.Code(c, codes.Severity.WARNING if c == "N104" else codes.Severity.ERROR, c, c))
result = read([Path(p) for p in sys.argv[1:]], {".json"})
loaded = load_tables(result.sources)
diagnostics = (*result.diagnostics, *loaded.diagnostics)
print(render_all(diagnostics, {s.name: s for s in result.sources}))
print(
    sum(1 for _ in loaded.tables.versions()),
    "class versions,",
    len(loaded.tables.types),
    "common types,",
    len(diagnostics),
    "findings",
)
sys.exit(has_errors(diagnostics))
