"""Objects that do something: a breaker that is switched remotely, and scripts (classes 70 and 9)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from cosem import classes
from cosem.apdu import ActionResult, DataAccessResult, SelectiveAccessDescriptor
from cosem.classes import types
from cosem.obis import Obis
from dlms.association.view import Served
from dlms.errors import ActionError, DataAccessError
from dlms.server.objects import CosemObject

if TYPE_CHECKING:
    from dlms.association.server import ServerAssociation

__all__ = ["DisconnectControlObject", "ScriptTableObject"]

# In these modes a remote reconnection closes the breaker; in the others it waits for a hand (Blue Book 17, 4.5.8).
_DIRECT_RECONNECTION = (2, 4, 7)
_SCRIPTS = classes.ScriptTable.scripts.id
_NESTED_SCRIPTS, _ACTIONS = 4, 1000


class DisconnectControlObject(CosemObject):
    """A breaker. `switched` is told the new output state each time it changes."""

    def __init__(
        self,
        logical_name: str | bytes = "0.0.96.3.10.255",
        *,
        control_mode: int = 4,
        switched: Callable[[bool], None] | None = None,
    ) -> None:
        self.state = types.ControlState.CONNECTED
        self._switched = switched
        super().__init__(classes.DisconnectControl(Obis(logical_name)), control_mode=control_mode)

    @property
    def closed(self) -> bool:
        """Whether the supply is connected."""
        return self.state is types.ControlState.CONNECTED

    def get_output_state(self, selection: SelectiveAccessDescriptor | None, by: ServerAssociation) -> bool:
        """Attribute 2."""
        return self.closed

    def get_control_state(self, selection: SelectiveAccessDescriptor | None, by: ServerAssociation) -> int:
        """Attribute 3."""
        return self.state

    def set_control_mode(self, value: int, by: ServerAssociation) -> None:
        """Attribute 4: one of the modes that the class has."""
        if not isinstance(value, classes.DisconnectControl.ControlMode):
            raise DataAccessError(DataAccessResult.TYPE_UNMATCHED)

    def do_remote_disconnect(self, parameter: int, by: ServerAssociation) -> None:
        """Method 1."""
        self._change(types.ControlState.DISCONNECTED)

    def do_remote_reconnect(self, parameter: int, by: ServerAssociation) -> None:
        """Method 2: closes the breaker, or makes it ready to be closed by hand, as the control mode has it."""
        if self.closed:
            return
        direct = self["control_mode"].value in _DIRECT_RECONNECTION
        self._change(types.ControlState.CONNECTED if direct else types.ControlState.READY_FOR_RECONNECTION)

    def _change(self, state: types.ControlState) -> None:
        if self["control_mode"].value == 0:
            raise ActionError(ActionResult.READ_WRITE_DENIED)
        before, self.state = self.closed, state
        if self._switched is not None and before is not self.closed:
            self._switched(self.closed)


@dataclass(slots=True)
class _Run:
    """Scripts that execute others: how many are one in the other, and how many actions are left for all of them."""

    depth: int = 0
    actions: int = _ACTIONS


_running: ContextVar[_Run | None] = ContextVar("_running", default=None)


class ScriptTableObject(CosemObject):
    """Scripts that act on objects, which `find` finds by logical name. Script 0 is there and does nothing.

    Scripts may execute others, four deep and a thousand actions in all. They act for the meter itself, whatever the
    rights of whoever executes them; so clients write them only where they are `writable`.
    """

    def __init__(
        self,
        logical_name: str | bytes,
        scripts: Sequence[types.Script],
        find: Callable[[bytes], Served | None],
        *,
        writable: bool = False,
    ) -> None:
        self._writable = writable
        self._find = find
        super().__init__(classes.ScriptTable(Obis(logical_name)), scripts=list(scripts))

    def is_writable(self, attribute_id: int) -> bool:
        """See `CosemObject.is_writable`."""
        return super().is_writable(attribute_id) and (attribute_id != _SCRIPTS or self._writable)

    def do_execute(self, parameter: int, by: ServerAssociation) -> None:
        """Method 1. What fails ends the script."""
        if parameter == 0:
            return
        run = _running.get()
        if run is not None:
            self._execute(parameter, run, by)
            return
        token = _running.set(run := _Run())
        try:
            self._execute(parameter, run, by)
        finally:
            _running.reset(token)

    def _execute(self, identifier: int, run: _Run, by: ServerAssociation) -> None:
        scripts = cast("list[types.Script]", self.instance.ATTRIBUTES[_SCRIPTS].decode(self["scripts"], strict=True))
        script = next((script for script in scripts if script.script_identifier == identifier), None)
        if script is None:
            raise ActionError(ActionResult.OBJECT_UNDEFINED)
        if run.depth >= _NESTED_SCRIPTS:
            raise ActionError(ActionResult.OTHER_REASON)
        run.depth += 1
        try:
            for action in script.actions:
                run.actions -= 1
                if run.actions < 0:
                    raise ActionError(ActionResult.OTHER_REASON)
                self._do(action, by)
        finally:
            run.depth -= 1

    def _do(self, action: types.ActionSpecification, by: ServerAssociation) -> None:
        served = self._find(bytes(action.logical_name))
        if served is None or served.class_id != action.class_id:
            raise ActionError(ActionResult.OBJECT_UNDEFINED)
        try:
            if action.service_id == types.ActionSpecificationServiceId.WRITE_ATTRIBUTE:
                served.write(action.index, None, action.parameter, by)
            else:
                served.invoke(action.index, action.parameter, by)
        except DataAccessError as error:
            raise ActionError(error.result) from None
