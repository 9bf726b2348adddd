"""Names: what each means in which module."""

from __future__ import annotations

from collections.abc import Sequence

from cosemc.diagnostics import Diagnostic, Related
from cosemc.model import Span
from cosemc.names import did_you_mean
from cosemc.syntax import ModuleSyntax, Name, ReferenceSyntax, TypeAssignment, TypeSyntax, ValueAssignment
from cosemc.universal import CHARACTER_STRINGS


class Scope:
    """The names of all modules. What is wrong goes to `diagnostics`, which the stage shares."""

    def __init__(self, modules: Sequence[ModuleSyntax], diagnostics: list[Diagnostic]) -> None:
        self.modules = modules
        self.diagnostics = diagnostics
        self.types: dict[str, tuple[ModuleSyntax, TypeAssignment]] = {}
        self.values: dict[str, tuple[ModuleSyntax, ValueAssignment]] = {}
        self.visible: dict[str, set[str]] = {}  # module -> names it may use
        self._declare()
        self._open()
        self._no_circles()

    def report(self, code: str, message: str, span: Span, hint: str = "", related: Related | None = None) -> None:
        """Add a diagnostic."""
        self.diagnostics.append(Diagnostic(code, message, span, hint, (related,) if related else ()))

    def underlying(self, syntax: TypeSyntax) -> TypeSyntax:
        """The type at the end of a chain of references."""
        while isinstance(syntax.body, ReferenceSyntax) and syntax.body.name.text in self.types:
            syntax = self.types[syntax.body.name.text][1].type
        return syntax

    def find_type(self, name: str, module: ModuleSyntax) -> TypeAssignment | None:
        """The definition that a name means in a module; None if there is none, or it is not imported."""
        if name not in self.types or name not in self.visible[module.name.text]:
            return None
        return self.types[name][1]

    def find_value(self, name: str, module: ModuleSyntax) -> tuple[ModuleSyntax, ValueAssignment] | None:
        """The value definition that a name means in a module, and its own module."""
        return self.values.get(name) if name in self.visible[module.name.text] else None

    def unknown(self, name: Name, module: ModuleSyntax, what: str) -> None:
        """Report a name that means nothing in a module."""
        known = self.types if what == "type" else self.values
        elsewhere = known.get(name.text)
        if name.text in self.visible[module.name.text] and elsewhere is None:
            return  # an import that failed, which has been reported
        if elsewhere is not None:
            hint = f"module '{elsewhere[0].name.text}' defines it: add it to IMPORTS"
            self.report("N102", f"{what} '{name.text}' is not imported", name.span, hint)
            return
        hint = did_you_mean(name.text, [*known, *CHARACTER_STRINGS] if what == "type" else known)
        near = known.get(hint[14:-2]) if hint else None
        related = Related("defined here", near[1].name.span) if near else None
        self.report("N102", f"{what} '{name.text}' is not defined", name.span, hint, related)

    def _declare(self) -> None:
        first_module: dict[str, Name] = {}
        first: dict[str, Name] = {}
        for module in self.modules:
            if (other := first_module.setdefault(module.name.text, module.name)) is not module.name:
                self._twice("module", module.name, other)
            for type_ in module.types:
                if (other := first.setdefault(type_.name.text, type_.name)) is not type_.name:
                    self._twice("type", type_.name, other)
                self.types.setdefault(type_.name.text, (module, type_))
            for value in module.values:
                if (other := first.setdefault(value.name.text, value.name)) is not value.name:
                    self._twice("value", value.name, other)
                self.values.setdefault(value.name.text, (module, value))

    def _twice(self, what: str, name: Name, first: Name) -> None:
        first_here = Related("defined here", first.span)
        self.report("N101", f"{what} '{name.text}' is defined twice", name.span, "", first_here)

    def _open(self) -> None:
        by_name = {module.name.text: module for module in self.modules}
        own = {
            module.name.text: {a.name.text for a in module.types} | {a.name.text for a in module.values}
            for module in self.modules
        }
        for module in self.modules:
            scope = self.visible.setdefault(module.name.text, set())
            scope |= own[module.name.text]
            for exported in module.exports:
                if exported.text not in scope:
                    hint = did_you_mean(exported.text, scope)
                    self.report("N102", f"'{exported.text}' is exported but not defined", exported.span, hint)
            for imported in module.imports:
                origin = by_name.get(imported.module.text)
                if origin is None:
                    hint = did_you_mean(imported.module.text, by_name) or "give its file, or the folder that holds it"
                    self.report("N103", f"there is no module '{imported.module.text}'", imported.module.span, hint)
                    scope |= {symbol.text for symbol in imported.symbols}
                    continue
                for symbol in imported.symbols:
                    scope.add(symbol.text)
                    self._imported(symbol, origin, own[origin.name.text])

    def _imported(self, symbol: Name, origin: ModuleSyntax, defined: set[str]) -> None:
        exported = {name.text for name in origin.exports} or defined
        if symbol.text not in defined:
            message = f"module '{origin.name.text}' does not define '{symbol.text}'"
            self.report("N103", message, symbol.span, did_you_mean(symbol.text, defined))
        elif symbol.text not in exported:
            message = f"module '{origin.name.text}' does not export '{symbol.text}'"
            self.report("N103", message, symbol.span, "add it to EXPORTS there")

    def _no_circles(self) -> None:
        """A type that is, through references alone, itself."""
        clear: set[str] = set()
        for name in self.types:
            trail: list[str] = []
            while name in self.types and name not in clear:
                if name in trail:
                    circle = " -> ".join([*trail[trail.index(name) :], name])
                    self.report("C308", f"type '{name}' is itself: {circle}", self.types[name][1].span)
                    break
                trail.append(name)
                body = self.types[name][1].type.body
                if not isinstance(body, ReferenceSyntax):
                    break
                name = body.name.text
            clear.update(trail)
