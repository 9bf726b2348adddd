"""An object of a server that stands for any other: what is asked of it comes back."""

from __future__ import annotations

from cosem.apdu import ActionResult
from cosem.data import Data
from cosem.obis import Obis
from dlms.errors import ActionError


class Echo:
    """Method 1 gives its parameter back, method 2 never works."""

    class_id, version, logical_name = 8192, 0, bytes(Obis("0.0.96.1.9.255"))
    attribute_ids, method_ids = (1,), (1, 2)

    def selectors(self, attribute_id: int) -> tuple[int, ...]:
        return ()

    def short_name_offset(self, attribute_id: int, method_id: int) -> int | None:
        return None

    def read(self, attribute_id: int, selection: object, by: object) -> Data:
        return Data.octet_string(self.logical_name)

    def write(self, attribute_id: int, selection: object, value: Data, by: object) -> None:
        raise NotImplementedError

    def invoke(self, method_id: int, parameter: Data | None, by: object) -> Data | None:
        if method_id == 2:
            raise ActionError(ActionResult.TEMPORARY_FAILURE)
        return parameter
