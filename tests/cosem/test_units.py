"""`cosem.units`: codes of the Blue Book, exact arithmetic with scalers, conversion to the SI."""

from __future__ import annotations

import decimal
import pickle
from decimal import Decimal
from fractions import Fraction

import gurux_dlms.enums
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cosem.units import Quantity, SiQuantity, Unit, scaled

# As a worked example of scaler_unit and public tables have them; not copied from specs/units.json.
SYMBOLS = (
    {1: "a", 5: "h", 7: "s", 8: "°", 9: "°C", 13: "m³", 14: "m³", 15: "m³/h", 23: "Pa", 24: "bar", 25: "J", 27: "W"}
    | {28: "VA", 29: "var", 30: "Wh", 31: "VAh", 32: "varh", 33: "A", 35: "V", 44: "Hz", 45: "1/(Wh)", 46: "1/(varh)"}
    | {
        48: "V²h",
        49: "A²h",
        52: "K",
        55: "1/m³",
        56: "%",
        57: "Ah",
        60: "Wh/m³",
        63: "g/m³",
        70: "dBm",
        254: "",
        255: "",
    }
)


@pytest.mark.parametrize(("code", "symbol"), SYMBOLS.items())
def test_symbols_by_code(code: int, symbol: str) -> None:
    assert Unit(code).symbol == symbol


def test_the_codes_are_those_another_library_knows() -> None:
    others = {int(unit) for unit in gurux_dlms.enums.Unit}
    # 0 stands for no unit at all there; 253 is the extended table of units of newer Blue Books.
    assert set(map(int, Unit)) ^ others <= {0, 253}


def test_a_unit_is_its_code() -> None:
    assert Unit.WATT_HOUR == 30
    assert Unit.of(30) is Unit.WATT_HOUR
    assert Unit.of(99) == 99 and not isinstance(Unit.of(99), Unit)
    assert pickle.loads(pickle.dumps(Unit.VOLT)) is Unit.VOLT
    with pytest.raises(ValueError, match="99"):
        Unit(99)


@pytest.mark.parametrize(
    ("value", "scaler", "code", "text"),
    [
        (12345, 2, 30, "1234.5 kWh"),
        (1234567, 0, 30, "1234.567 kWh"),
        (999, 0, 30, "999 Wh"),
        (1000, 0, 30, "1.000 kWh"),
        (-5, 3, 30, "-5 kWh"),
        (2301, -1, 35, "230.1 V"),
        (49987, -3, 44, "49.987 Hz"),
        (0, 0, 27, "0 W"),
        (5, 3, 13, "5000 m³"),
        (215, -1, 9, "21.5 °C"),
        (17, 0, 255, "17"),
        (98, -2, 255, "0.98"),
        (5, -3, 99, "0.005 unit 99"),
        (7, 0, 254, "7"),
    ],
)
def test_values_as_people_write_them(value: int, scaler: int, code: int, text: str) -> None:
    assert str(scaled(value, scaler, code)) == text


@given(st.integers(-(1 << 63), (1 << 64) - 1), st.integers(-128, 127), st.sampled_from(list(Unit)))
def test_scaling_is_exact_whatever_the_decimal_context(value: int, scaler: int, unit: Unit) -> None:
    with decimal.localcontext() as context:
        context.prec = 3
        quantity = scaled(value, scaler, unit)
        text = str(quantity)
        # whatever is not a finite decimal with exactly this value would show here
        assert Fraction(quantity.value) == value * Fraction(10) ** scaler
    number, _, symbol = text.partition(" ")
    assert "E" not in number
    shift = 1000 if symbol == f"k{unit.symbol}" else 1
    assert Fraction(number) * shift == value * Fraction(10) ** scaler


@pytest.mark.parametrize("scaler", [-129, 128])
def test_a_scaler_is_one_signed_octet(scaler: int) -> None:
    with pytest.raises(ValueError, match="scaler"):
        scaled(1, scaler, Unit.WATT)


def test_a_float_is_taken_as_the_decimal_it_stands_for() -> None:
    assert scaled(0.1, 0, Unit.VOLT).value == Decimal("0.1")
    assert scaled(Decimal("0.10"), 1, Unit.VOLT).value == Decimal("1.0")
    assert str(scaled(float("nan"), 0, Unit.WATT)) == "NaN W"


def test_a_binary_float_only_on_request() -> None:
    quantity = scaled(2301, -1, Unit.VOLT)
    assert isinstance(quantity.value, Decimal)
    assert isinstance(quantity.to_float(), float) and quantity.to_float() == 230.1


@pytest.mark.parametrize(
    ("quantity", "si", "text"),
    [
        (scaled(1, 3, Unit.WATT_HOUR), Fraction(3_600_000), "3600000 J"),
        (scaled(36, 0, Unit.CUBIC_METRE_PER_HOUR), Fraction(1, 100), "0.01 m³/s"),
        (scaled(1, 0, Unit.CUBIC_METRE_PER_HOUR), Fraction(1, 3600), "1/3600 m³/s"),
        (scaled(215, -1, Unit.DEGREE_CELSIUS), Fraction("294.65"), "294.65 K"),
        (scaled(212, 0, Unit.DEGREE_FAHRENHEIT), Fraction("373.15"), "373.15 K"),
        (scaled(-40, 0, Unit.DEGREE_FAHRENHEIT), Fraction("233.15"), "233.15 K"),
        (scaled(1, 0, Unit.POUND_FORCE_PER_SQUARE_INCH), Fraction("4.4482216152605") / Fraction("0.00064516"), None),
        (scaled(1, 0, Unit.ACRE_FOOT), Fraction("1233.48183754752"), "1233.48183754752 m³"),
        (scaled(50, 0, Unit.PERCENT), Fraction(1, 2), "0.5"),
        (scaled(3, 0, Unit.COUNT), Fraction(3), "3"),
        (scaled(7, 0, Unit.CORRECTED_CUBIC_METRE_PER_DAY), Fraction(7, 86400), None),
    ],
)
def test_conversion_to_the_si_is_exact(quantity: Quantity, si: Fraction, text: str | None) -> None:
    converted = quantity.to_si()
    assert converted.value == si
    assert text is None or str(converted) == text
    assert converted.to_float() == float(si)


@pytest.mark.parametrize("unit", [Unit.YEAR, Unit.DECIBEL_MILLIWATT, Unit.DEGREE, Unit.CURRENCY, 99])
def test_what_has_no_fixed_factor_has_no_si_value(unit: Unit | int) -> None:
    with pytest.raises(ValueError, match="no fixed factor"):
        scaled(1, 0, unit).to_si()


def test_what_is_no_number_has_no_si_value() -> None:
    with pytest.raises(ValueError, match="finite"):
        scaled(float("inf"), 0, Unit.WATT).to_si()


@given(st.fractions())
def test_an_si_value_is_written_exactly(value: Fraction) -> None:
    assert Fraction(str(SiQuantity(value, "1"))) == value
