"""Objects that do something: a breaker that is switched remotely, and scripts (classes 70 and 9)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from cosem import classes
from cosem.apdu import ActionResult, SelectiveAccessDescriptor
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
_NESTED_SCRIPTS = 4


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


class ScriptTableObject(CosemObject):
    """Scripts that act on objects, which `find` finds by logical name. Script 0 is there and does nothing."""

    def __init__(
        self,
        logical_name: str | bytes,
        scripts: Sequence[types.Script],
        find: Callable[[bytes], Served | None],
    ) -> None:
        self._scripts = {script.script_identifier: script for script in scripts}
        self._find = find
        self._depth = 0
        super().__init__(classes.ScriptTable(Obis(logical_name)), scripts=list(scripts))

    def do_execute(self, parameter: int, by: ServerAssociation) -> None:
        """Method 1. What fails ends the script."""
        if parameter == 0:
            return
        script = self._scripts.get(parameter)
        if script is None:
            raise ActionError(ActionResult.OBJECT_UNDEFINED)
        if self._depth >= _NESTED_SCRIPTS:
            raise ActionError(ActionResult.OTHER_REASON)
        self._depth += 1
        try:
            for action in script.actions:
                self._do(action, by)
        finally:
            self._depth -= 1

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
