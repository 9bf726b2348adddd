"""What octets mean to a reader: codes, dates, text. The one place that says more than the octets themselves do."""

from __future__ import annotations

from cosem.date_time import Date, DateTime, Time
from cosem.obis import Kind, Obis, describe
from cosem.units import Unit

_OPEN = 0xFF


def describe_octet_string(octets: bytes) -> str | None:
    """An octet string in the form people know it by, None where it says nothing beyond its octets.

    Six octets that are no text are an OBIS code, twelve that fit a calendar are a date-time.
    """
    if len(octets) == 12 and (moment := describe_date_time(octets)):
        return moment
    if text := as_text(octets):
        return text
    return obis_code(octets) if len(octets) == 6 else None


def obis_code(octets: bytes) -> str:
    """An OBIS code as people write it, and what it means where the standard or a manufacturer's range says so."""
    code = Obis(octets)
    description = describe(code)
    return f"{code}" if description.kind is Kind.RESERVED else f"{code} {description.meaning}"


def describe_scaler_unit(scaler: int, unit: int) -> str | None:
    """A scaler_unit as a factor and a symbol, None where the unit is not known."""
    known = Unit.of(unit)
    if not isinstance(known, Unit):
        return None
    return known.symbol if scaler == 0 else f"10^{scaler} {known.symbol}".rstrip()


def describe_date_time(octets: bytes) -> str | None:
    """A date-time of twelve octets where its fields are ones of a calendar and clock (or open), else None."""
    month, day, week, hour, minute, second, hundredths = octets[2:9]
    fits = (
        (1 <= month <= 12 or month >= 0xFD)
        and (1 <= day <= 31 or day >= 0xFD)
        and (1 <= week <= 7 or week == _OPEN)
        and (hour <= 23 or hour == _OPEN)
        and (minute <= 59 or minute == _OPEN)
        and (second <= 59 or second == _OPEN)
        and (hundredths <= 99 or hundredths == _OPEN)
    )
    return str(DateTime.from_octets(octets)) if fits else None


def describe_date(octets: bytes) -> str:
    """A date of five octets."""
    return str(Date.from_octets(octets))


def describe_time(octets: bytes) -> str:
    """A time of four octets."""
    return str(Time.from_octets(octets))


def as_text(octets: bytes) -> str | None:
    """Printable ASCII in quotes; None for anything else."""
    if len(octets) < 2 or not all(0x20 <= octet < 0x7F for octet in octets):
        return None
    return quoted(octets.decode("ascii"))


def printable(text: str) -> str:
    """Text with everything that is not printable escaped: a meter's text must not steer a terminal."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def quoted(text: str) -> str:
    """Text in quotes, printable, backslashes of its own doubled."""
    doubled = text.replace("\\", "\\\\")
    return f'"{printable(doubled)}"'
