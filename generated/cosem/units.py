# Generated from units.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Units of COSEM (Blue Book 14, 4.3.2, table of units) and exact arithmetic with scalers.

>>> str(scaled(12345, 2, Unit.WATT_HOUR))
'1234.5 kWh'
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction


class Unit(IntEnum):
    """A unit; its value is the code in `scal_unit_type`.

    A value in the SI unit is value x `si_factor` + `si_offset`; `si_factor` is None where there is no fixed rational
    factor (a year, a degree, a logarithmic unit).
    """

    _symbol: str
    _quantity: str
    _si: tuple[str, str | None, str]
    _prefixed: bool

    def __new__(
        cls,
        code: int,
        symbol: str,
        quantity: str,
        si_unit: str = "",
        si_factor: str | None = None,
        si_offset: str = "0",
        prefixed: bool = False,
    ) -> Unit:
        member = int.__new__(cls, code)
        member._value_ = code
        member._symbol = symbol
        member._quantity = quantity
        member._si = (si_unit, si_factor, si_offset)
        member._prefixed = prefixed
        return member

    YEAR = 1, "a", "time"
    """No fixed number of seconds."""
    MONTH = 2, "mo", "time"
    """No fixed number of seconds."""
    WEEK = 3, "wk", "time", "s", "604800"
    DAY = 4, "d", "time", "s", "86400"
    HOUR = 5, "h", "time", "s", "3600"
    MINUTE = 6, "min", "time", "s", "60"
    SECOND = 7, "s", "time", "s", "1"
    DEGREE = 8, "°", "phase angle"
    """Π/180 rad, no rational factor."""
    DEGREE_CELSIUS = 9, "°C", "temperature", "K", "1", "5463/20"
    CURRENCY = 10, "currency", "local currency"
    """Which one is a matter of the meter."""
    METRE = 11, "m", "length", "m", "1"
    METRE_PER_SECOND = 12, "m/s", "speed", "m/s", "1"
    CUBIC_METRE = 13, "m³", "volume", "m³", "1"
    """Also the meter constant or pulse value of volume, rV."""
    CORRECTED_CUBIC_METRE = 14, "m³", "corrected volume", "m³", "1"
    CUBIC_METRE_PER_HOUR = 15, "m³/h", "volume flux", "m³/s", "1/3600"
    CORRECTED_CUBIC_METRE_PER_HOUR = 16, "m³/h", "corrected volume flux", "m³/s", "1/3600"
    CUBIC_METRE_PER_DAY = 17, "m³/d", "volume flux", "m³/s", "1/86400"
    CORRECTED_CUBIC_METRE_PER_DAY = 18, "m³/d", "corrected volume flux", "m³/s", "1/86400"
    """One transcription of the table divides by an hour here; a day is meant, as for code 17."""
    LITRE = 19, "l", "volume", "m³", "1/1000"
    KILOGRAM = 20, "kg", "mass", "kg", "1"
    NEWTON = 21, "N", "force", "N", "1", "0", True
    NEWTON_METRE = 22, "Nm", "energy", "J", "1"
    PASCAL = 23, "Pa", "pressure", "Pa", "1", "0", True
    BAR = 24, "bar", "pressure", "Pa", "100000"
    JOULE = 25, "J", "energy", "J", "1", "0", True
    JOULE_PER_HOUR = 26, "J/h", "thermal power", "W", "1/3600"
    WATT = 27, "W", "active power", "W", "1", "0", True
    VOLT_AMPERE = 28, "VA", "apparent power", "VA", "1", "0", True
    VAR = 29, "var", "reactive power", "var", "1", "0", True
    WATT_HOUR = 30, "Wh", "active energy", "J", "3600", "0", True
    """Also the meter constant or pulse value of active energy, rW."""
    VOLT_AMPERE_HOUR = 31, "VAh", "apparent energy", "VAs", "3600", "0", True
    """Also the meter constant or pulse value of apparent energy, rS."""
    VAR_HOUR = 32, "varh", "reactive energy", "vars", "3600", "0", True
    """Also the meter constant or pulse value of reactive energy, rB."""
    AMPERE = 33, "A", "current", "A", "1", "0", True
    COULOMB = 34, "C", "electrical charge", "C", "1"
    VOLT = 35, "V", "voltage", "V", "1", "0", True
    VOLT_PER_METRE = 36, "V/m", "electric field strength", "V/m", "1"
    FARAD = 37, "F", "capacitance", "F", "1"
    OHM = 38, "Ω", "resistance", "Ω", "1", "0", True
    OHM_METRE = 39, "Ωm", "resistivity", "Ωm", "1"
    """The table writes Ωm²/m."""
    WEBER = 40, "Wb", "magnetic flux", "Wb", "1"
    TESLA = 41, "T", "magnetic flux density", "T", "1"
    AMPERE_PER_METRE = 42, "A/m", "magnetic field strength", "A/m", "1"
    HENRY = 43, "H", "inductance", "H", "1"
    HERTZ = 44, "Hz", "frequency", "Hz", "1", "0", True
    PER_WATT_HOUR = 45, "1/(Wh)", "active energy meter constant", "1/J", "1/3600"
    """RW, meter constant or pulse value."""
    PER_VAR_HOUR = 46, "1/(varh)", "reactive energy meter constant", "1/(vars)", "1/3600"
    """RB, meter constant or pulse value."""
    PER_VOLT_AMPERE_HOUR = 47, "1/(VAh)", "apparent energy meter constant", "1/(VAs)", "1/3600"
    """RS, meter constant or pulse value."""
    VOLT_SQUARED_HOUR = 48, "V²h", "volt-squared hour", "V²s", "3600"
    """Also a meter constant or pulse value; one transcription of the table divides by 3600 s, which no V²h can be."""
    AMPERE_SQUARED_HOUR = 49, "A²h", "ampere-squared hour", "A²s", "3600"
    """Also a meter constant or pulse value; one transcription of the table divides by 3600 s, which no A²h can be."""
    KILOGRAM_PER_SECOND = 50, "kg/s", "mass flux", "kg/s", "1"
    SIEMENS = 51, "S", "conductance", "S", "1"
    """Mho is the same."""
    KELVIN = 52, "K", "temperature", "K", "1"
    PER_VOLT_SQUARED_HOUR = 53, "1/(V²h)", "volt-squared hour meter constant", "1/(V²s)", "1/3600"
    """RU²h, meter constant or pulse value."""
    PER_AMPERE_SQUARED_HOUR = 54, "1/(A²h)", "ampere-squared hour meter constant", "1/(A²s)", "1/3600"
    """RI²h, meter constant or pulse value."""
    PER_CUBIC_METRE = 55, "1/m³", "volume meter constant", "1/m³", "1"
    """RV, meter constant or pulse value."""
    PERCENT = 56, "%", "percentage", "1", "1/100"
    AMPERE_HOUR = 57, "Ah", "electrical charge", "C", "3600"
    WATT_HOUR_PER_CUBIC_METRE = 60, "Wh/m³", "energy per volume", "J/m³", "3600"
    JOULE_PER_CUBIC_METRE = 61, "J/m³", "calorific value, Wobbe index", "J/m³", "1"
    MOLE_PERCENT = 62, "mol%", "molar fraction of a gas composition", "1", "1/100"
    GRAM_PER_CUBIC_METRE = 63, "g/m³", "mass density", "kg/m³", "1/1000"
    PASCAL_SECOND = 64, "Pa s", "dynamic viscosity", "Pa s", "1"
    JOULE_PER_KILOGRAM = 65, "J/kg", "specific energy", "J/kg", "1"
    GRAM_PER_SQUARE_CENTIMETRE = 66, "g/cm²", "pressure", "Pa", "196133/2000"
    ATMOSPHERE = 67, "atm", "pressure", "Pa", "101325"
    DECIBEL_MILLIWATT = 70, "dBm", "signal strength"
    """Logarithmic, no factor."""
    DECIBEL_MICROVOLT = 71, "dBµV", "signal strength"
    """Logarithmic, no factor."""
    DECIBEL = 72, "dB", "logarithmic ratio"
    """Logarithmic, no factor."""
    INCH = 128, "in", "length", "m", "127/5000"
    FOOT = 129, "ft", "length", "m", "381/1250"
    POUND = 130, "lb", "mass", "kg", "45359237/100000000"
    DEGREE_FAHRENHEIT = 131, "°F", "temperature", "K", "5/9", "45967/180"
    DEGREE_RANKINE = 132, "°R", "temperature", "K", "5/9"
    SQUARE_INCH = 133, "in²", "area", "m²", "16129/25000000"
    SQUARE_FOOT = 134, "ft²", "area", "m²", "145161/1562500"
    ACRE = 135, "ac", "area", "m²", "316160658/78125"
    """International acre."""
    CUBIC_INCH = 136, "in³", "volume", "m³", "2048383/125000000000"
    CUBIC_FOOT = 137, "ft³", "volume", "m³", "55306341/1953125000"
    ACRE_FOOT = 138, "ac ft", "volume", "m³", "60228605349/48828125"
    IMPERIAL_GALLON = 139, "gal (imp)", "volume", "m³", "454609/100000000"
    US_GALLON = 140, "gal (US)", "volume", "m³", "473176473/125000000000"
    POUND_FORCE = 141, "lbf", "force", "N", "8896443230521/2000000000000"
    POUND_FORCE_PER_SQUARE_INCH = 142, "psi", "pressure", "Pa", "8896443230521/1290320000"
    POUND_PER_CUBIC_FOOT = 143, "lb/ft³", "density", "kg/m³", "28349523125/1769802912"
    POUND_PER_FOOT_SECOND = 144, "lb/(ft s)", "dynamic viscosity", "Pa s", "45359237/30480000"
    SQUARE_FOOT_PER_SECOND = 145, "ft²/s", "kinematic viscosity", "m²/s", "145161/1562500"
    BRITISH_THERMAL_UNIT = 146, "Btu", "energy", "J", "52752792631/50000000"
    """International Table British thermal unit; the table does not say which one."""
    THERM_EC = 147, "thm (EC)", "energy", "J", "52752792631/500"
    """100 000 International Table Btu; legal texts round it to 105 506 000 J."""
    THERM_US = 148, "thm (US)", "energy", "J", "105480400"
    BTU_PER_POUND = 149, "Btu/lb", "specific energy", "J/kg", "2326"
    """International Table British thermal unit; the table does not say which one."""
    BTU_PER_CUBIC_FOOT = 150, "Btu/ft³", "calorific value, Wobbe index", "J/m³", "32970495394375/884901456"
    """International Table British thermal unit; the table does not say which one."""
    CUBIC_FOOT_METER_CONSTANT = 151, "ft³", "volume, meter constant or pulse value", "m³", "55306341/1953125000"
    FOOT_PER_SECOND = 152, "ft/s", "speed", "m/s", "381/1250"
    CUBIC_FOOT_PER_SECOND = 153, "ft³/s", "volume flux", "m³/s", "55306341/1953125000"
    CUBIC_FOOT_PER_MINUTE = 154, "ft³/min", "volume flux", "m³/s", "18435447/39062500000"
    CUBIC_FOOT_PER_HOUR = 155, "ft³/h", "volume flux", "m³/s", "6145149/781250000000"
    CUBIC_FOOT_PER_DAY = 156, "ft³/d", "volume flux", "m³/s", "2048383/6250000000000"
    ACRE_FOOT_PER_SECOND = 157, "ac ft/s", "volume flux", "m³/s", "60228605349/48828125"
    ACRE_FOOT_PER_MINUTE = 158, "ac ft/min", "volume flux", "m³/s", "20076201783/976562500"
    ACRE_FOOT_PER_HOUR = 159, "ac ft/h", "volume flux", "m³/s", "6692067261/19531250000"
    ACRE_FOOT_PER_DAY = 160, "ac ft/d", "volume flux", "m³/s", "2230689087/156250000000"
    IMPERIAL_GALLON_METER_CONSTANT = 161, "gal (imp)", "volume, meter constant or pulse value", "m³", "454609/100000000"
    IMPERIAL_GALLON_PER_SECOND = 162, "gal (imp)/s", "volume flux", "m³/s", "454609/100000000"
    IMPERIAL_GALLON_PER_MINUTE = 163, "gal (imp)/min", "volume flux", "m³/s", "454609/6000000000"
    IMPERIAL_GALLON_PER_HOUR = 164, "gal (imp)/h", "volume flux", "m³/s", "454609/360000000000"
    IMPERIAL_GALLON_PER_DAY = 165, "gal (imp)/d", "volume flux", "m³/s", "454609/8640000000000"
    US_GALLON_METER_CONSTANT = 166, "gal (US)", "volume, meter constant or pulse value", "m³", "473176473/125000000000"
    US_GALLON_PER_SECOND = 167, "gal (US)/s", "volume flux", "m³/s", "473176473/125000000000"
    US_GALLON_PER_MINUTE = 168, "gal (US)/min", "volume flux", "m³/s", "157725491/2500000000000"
    US_GALLON_PER_HOUR = 169, "gal (US)/h", "volume flux", "m³/s", "157725491/150000000000000"
    US_GALLON_PER_DAY = 170, "gal (US)/d", "volume flux", "m³/s", "157725491/3600000000000000"
    BTU_PER_SECOND = 171, "Btu/s", "energy flow", "W", "52752792631/50000000"
    """International Table British thermal unit; the table does not say which one."""
    BTU_PER_MINUTE = 172, "Btu/min", "energy flow", "W", "52752792631/3000000000"
    """International Table British thermal unit; the table does not say which one."""
    BTU_PER_HOUR = 173, "Btu/h", "energy flow", "W", "52752792631/180000000000"
    """International Table British thermal unit; the table does not say which one."""
    BTU_PER_DAY = 174, "Btu/d", "energy flow", "W", "52752792631/4320000000000"
    """International Table British thermal unit; the table does not say which one."""
    EXTENDED_UNIT = 253, "", "extended table of units"
    """The unit stands in an extended table; single source."""
    OTHER_UNIT = 254, "", "other unit"
    COUNT = 255, "", "no unit, count", "1", "1"

    @property
    def symbol(self) -> str:
        """The symbol, e.g. `Wh`; empty for the codes that are no unit."""
        return self._symbol

    @property
    def quantity(self) -> str:
        """What it measures, e.g. `active energy`."""
        return self._quantity

    @property
    def si_unit(self) -> str:
        """Symbol of the SI unit it converts to; empty where it converts to none."""
        return self._si[0]

    @property
    def si_factor(self) -> Fraction | None:
        """Exact factor to the SI unit."""
        return None if self._si[1] is None else Fraction(self._si[1])

    @property
    def si_offset(self) -> Fraction:
        """Exact offset of the SI unit, added after the factor is applied."""
        return Fraction(self._si[2])

    @property
    def prefixed(self) -> bool:
        """Whether it is written with a prefix, as in kWh."""
        return self._prefixed

    @classmethod
    def of(cls, code: int) -> Unit | int:
        """The unit of a code; the code itself where no unit has it, because meters send such."""
        return _BY_CODE.get(code, code)


_BY_CODE: dict[int, Unit] = {int(unit): unit for unit in Unit}


@dataclass(frozen=True, slots=True)
class Quantity:
    """An exact value with its unit; a unit code that is not assigned stays an integer."""

    value: Decimal
    unit: Unit | int

    @property
    def symbol(self) -> str:
        """The symbol of the unit; empty where there is none."""
        return self.unit.symbol if isinstance(self.unit, Unit) else f"unit {self.unit}"

    def __str__(self) -> str:
        value, prefix = self.value, ""
        if isinstance(self.unit, Unit) and self.unit.prefixed and value.is_finite() and abs(value) >= 1000:
            value, prefix = _shifted(value, -3), "k"
        return f"{value:f} {prefix}{self.symbol}".rstrip()

    def to_float(self) -> float:
        """The value as the nearest binary floating-point number."""
        return float(self.value)

    def to_si(self) -> SiQuantity:
        """The value in the SI unit, exactly; ValueError where the unit has no fixed factor, or the value is no number."""
        factor = self.unit.si_factor if isinstance(self.unit, Unit) else None
        if not isinstance(self.unit, Unit) or factor is None:
            raise ValueError(f"{self.symbol or 'this unit'} has no fixed factor to an SI unit")
        if not self.value.is_finite():
            raise ValueError(f"{self.value} is no finite value")
        return SiQuantity(Fraction(self.value) * factor + self.unit.si_offset, self.unit.si_unit)


@dataclass(frozen=True, slots=True)
class SiQuantity:
    """An exact value in an SI unit, which need not be a finite decimal."""

    value: Fraction
    unit: str

    def __str__(self) -> str:
        unit = "" if self.unit == "1" else f" {self.unit}"
        rest, digits = self.value.denominator, 0
        while rest % 2 == 0 or rest % 5 == 0:
            rest //= 10 if rest % 10 == 0 else 2 if rest % 2 == 0 else 5
            digits += 1
        if rest != 1:
            return f"{self.value}{unit}"
        return f"{_shifted(Decimal((self.value * 10**digits).numerator), -digits):f}{unit}"

    def to_float(self) -> float:
        """The value as the nearest binary floating-point number."""
        return float(self.value)


def scaled(value: int | float | Decimal, scaler: int, unit: Unit | int) -> Quantity:
    """A raw value with its `scal_unit_type`: value x 10^scaler, exactly.

    An integer or Decimal loses nothing, whatever the decimal context. A float is taken as the shortest decimal that
    stands for it, which is what a meter means by it. `unit` may be a code.

    Raises ValueError if the scaler is no 8-bit signed integer.
    """
    if not -128 <= scaler <= 127:
        raise ValueError(f"a scaler is -128 to 127, not {scaler}")
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    return Quantity(_shifted(number, scaler), unit if isinstance(unit, Unit) else Unit.of(unit))


def _shifted(value: Decimal, exponent: int) -> Decimal:
    """value x 10^exponent; Decimal.scaleb would round to the context's precision."""
    sign, digits, old = value.as_tuple()
    return Decimal((sign, digits, old + exponent)) if isinstance(old, int) else value
