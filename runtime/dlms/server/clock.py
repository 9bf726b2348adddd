"""A clock that runs, can be set and adjusted (class 8, Blue Book 17, 4.5.1)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING

from cosem import classes
from cosem.apdu import ActionResult, DataAccessResult, SelectiveAccessDescriptor
from cosem.date_time import DateTime
from cosem.obis import Obis
from dlms.errors import ActionError, DataAccessError
from dlms.server.objects import CosemObject

if TYPE_CHECKING:
    from dlms.association.server import ServerAssociation

__all__ = ["ClockObject"]

_NEVER = DateTime()
_QUARTER = 900


def _utc_now() -> datetime:
    return datetime.now(UTC)


class ClockObject(CosemObject):
    """A clock in a time zone, running with `now` and as far from it as it was set.

    `now` gives an aware `datetime`. `measuring_period` is in seconds, for `adjust_to_measuring_period`. Summer time is
    that of `zone`; the attributes on daylight savings are only kept.
    """

    def __init__(
        self,
        logical_name: str | bytes = "0.0.1.0.0.255",
        *,
        zone: tzinfo = UTC,
        now: Callable[[], datetime] = _utc_now,
        measuring_period: int = _QUARTER,
    ) -> None:
        self.zone = zone
        self._now = now
        self._offset = timedelta()
        self._watchers: list[Callable[[], None]] = []
        self._measuring_period = measuring_period
        self._preset: tuple[datetime, datetime, datetime] | None = None
        offset = datetime(2024, 1, 1, tzinfo=zone).utcoffset() or timedelta()
        super().__init__(
            classes.Clock(Obis(logical_name)),
            time_zone=-round(offset.total_seconds() / 60),
            daylight_savings_begin=_NEVER,
            daylight_savings_end=_NEVER,
            daylight_savings_deviation=0,
            daylight_savings_enabled=False,
            clock_base=classes.Clock.ClockBase.INTERNAL_CRYSTAL,
        )

    def moment(self) -> datetime:
        """What the clock shows."""
        return (self._now() + self._offset).astimezone(self.zone)

    def set(self, moment: datetime) -> None:
        """Let it show `moment`, an aware `datetime`, from now on."""
        self._shift_to(moment - self._now())

    def watch(self, changed: Callable[[], None]) -> None:
        """Call `changed` each time the clock is set or shifted."""
        self._watchers.append(changed)

    def get_time(self, selection: SelectiveAccessDescriptor | None, by: ServerAssociation) -> DateTime:
        """Attribute 2."""
        return DateTime.from_datetime(self.moment())

    def set_time(self, value: DateTime, by: ServerAssociation) -> None:
        """Attribute 2. Without deviation the time is local."""
        self.set(self._aware(value))

    def set_time_zone(self, value: int, by: ServerAssociation) -> None:
        """Attribute 3, in minutes: the moment stays, and is shown in a zone without summer time from now on.

        Whether the moment or the local time stays is not known here; this is by choice.
        """
        if value == self["time_zone"].value:
            return
        try:
            self.zone = timezone(timedelta(minutes=-value))
        except ValueError:
            raise DataAccessError(DataAccessResult.TYPE_UNMATCHED) from None
        self._shift_to(self._offset)

    def get_status(self, selection: SelectiveAccessDescriptor | None, by: ServerAssociation) -> int:
        """Attribute 4."""
        return DateTime.from_datetime(self.moment()).status or 0

    def do_adjust_to_quarter(self, parameter: int, by: ServerAssociation) -> None:
        """Method 1: to the nearest quarter of an hour."""
        self._round(_QUARTER)

    def do_adjust_to_measuring_period(self, parameter: int, by: ServerAssociation) -> None:
        """Method 2: to the nearest start of a measuring period."""
        self._round(self._measuring_period)

    def do_adjust_to_minute(self, parameter: int, by: ServerAssociation) -> None:
        """Method 3: to the nearest minute."""
        self._round(60)

    def do_preset_adjusting_time(
        self, parameter: classes.Clock.PresetAdjustingTimeParameter, by: ServerAssociation
    ) -> None:
        """Method 5: what `adjust_to_preset_time` sets, and when it may."""
        self._preset = (
            self._aware(parameter.preset_time),
            self._aware(parameter.validity_interval_start),
            self._aware(parameter.validity_interval_end),
        )

    def do_adjust_to_preset_time(self, parameter: int, by: ServerAssociation) -> None:
        """Method 4."""
        if self._preset is None or not self._preset[1] <= self.moment() <= self._preset[2]:
            raise ActionError(ActionResult.OTHER_REASON)
        self.set(self._preset[0])
        self._preset = None

    def do_shift_time(self, parameter: int, by: ServerAssociation) -> None:
        """Method 6: by so many seconds."""
        self._shift_to(self._offset + timedelta(seconds=parameter))

    def _shift_to(self, offset: timedelta) -> None:
        self._offset = offset
        for changed in self._watchers:
            changed()

    def _round(self, seconds: int) -> None:
        moment = self.moment()
        midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
        # half a period and more counts as the next one
        periods = int((moment - midnight) / timedelta(seconds=seconds) + 0.5)
        self.set(midnight + timedelta(seconds=periods * seconds))

    def _aware(self, value: DateTime) -> datetime:
        try:
            moment = value.to_datetime()
        except ValueError:
            raise DataAccessError(DataAccessResult.TYPE_UNMATCHED) from None
        return moment.replace(tzinfo=self.zone) if moment.tzinfo is None else moment
