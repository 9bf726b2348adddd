"""Connecting to a meter for a command: where it is, who asks, and with which keys, none of them on the command line."""

from __future__ import annotations

import functools
import inspect
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer
from rich.console import Console
from rich.progress import FileSizeColumn, Progress, SpinnerColumn, TextColumn, TransferSpeedColumn

import dlms
from cosem.errors import CosemError
from dlms.association.credentials import Ciphering, Security
from dlms.client import Meter
from dlms.errors import (
    ApplicationContextRejected,
    AssociationRejected,
    AuthenticationRejected,
    CounterError,
    DlmsError,
    LinkFailure,
    MissingKeyError,
    SecurityError,
    TransportClosed,
)
from dlms.security.authentication import Mechanism
from dlms.security.counters import FileCounterStore
from dlms.security.keys import Keys, Secret
from dlms.security.suites import SYSTEM_TITLE_LENGTH
from dlms.url import parse_url
from dlms_tools.key_options import METERS, NO_KEYS, KeyFile, KeyOptionError, given_keys
from dlms_tools.tables import new_console
from dlms_tools.trace import Tracer

__all__ = [
    "Authentication",
    "Connection",
    "connecting",
    "failing",
    "state_counters",
    "title_of",
]


class Authentication(StrEnum):
    """How the client proves who it is."""

    NONE = "none"
    LOW = "low"
    HIGH = "high"
    MD5 = "md5"
    SHA1 = "sha1"
    GMAC = "gmac"
    SHA256 = "sha256"
    ECDSA = "ecdsa"


_MECHANISMS = {
    Authentication.HIGH: Mechanism.HIGH,
    Authentication.MD5: Mechanism.HIGH_MD5,
    Authentication.SHA1: Mechanism.HIGH_SHA1,
    Authentication.SHA256: Mechanism.HIGH_SHA256,
}
# What these do to prove who asks has the system title in it.
_WITH_TITLE = (Authentication.GMAC, Authentication.SHA256, Authentication.ECDSA)
_KEYS = "DLMS_EK, DLMS_AK, ..., or --key-file"
_HELP = (
    "Keys, the password and system titles come from a key file or from the environment: DLMS_EK, DLMS_AK, DLMS_KEK, "
    "DLMS_PASSWORD, DLMS_SECRET, DLMS_CLIENT_TITLE, DLMS_SYSTEM_TITLE (the meter's, where it is to be checked)."
)


@dataclass(frozen=True)
class Connection:
    """The options by which a command connects."""

    url: Annotated[
        str,
        typer.Argument(
            metavar="URL",
            show_default=False,
            help="Where the meter is: tcp://10.0.0.7:4059, serial:///dev/ttyUSB0",
        ),
    ]
    client: Annotated[int | None, typer.Option(show_default="16", help="Client address.", min=0, max=0xFFFF)] = None
    server: Annotated[int | None, typer.Option(show_default="1", help="Logical device.", min=0, max=0xFFFF)] = None
    auth: Annotated[
        Authentication | None,
        typer.Option(show_default="by what is given", help="How to prove who asks: keys make it gmac."),
    ] = None
    suite: Annotated[int, typer.Option(help="Security suite.", min=0, max=2)] = 0
    short_names: Annotated[bool, typer.Option("--short-names", help="Short-name referencing.")] = False
    dedicated_key: Annotated[
        bool, typer.Option("--dedicated-key", help="Cipher with a key of this association alone.")
    ] = False
    invocation_counter: Annotated[
        str | None,
        typer.Option(
            metavar="OBIS", show_default=False, help="Read the invocation counter there first, as the public client."
        ),
    ] = None
    counters: Annotated[
        Path | None,
        typer.Option(
            envvar="DLMS_COUNTERS",
            metavar="FILE",
            show_default="in the user's state folder",
            help="Where invocation counters are kept from one command to the next.",
        ),
    ] = None
    timeout: Annotated[
        float | None, typer.Option(show_default="60", help="Seconds to wait for an answer.", min=0.1, max=86400)
    ] = None
    inverted_deviation: Annotated[
        bool, typer.Option("--inverted-deviation", help="The meter writes its time zone as the offset from UTC.")
    ] = False
    trace: Annotated[bool, typer.Option("--trace", help="Print the conversation, decoded, to standard error.")] = False
    key_file: KeyFile = None

    @contextmanager
    def meter(self) -> Iterator[Meter]:
        """The meter, open; whoever sits before a terminal sees how much has come."""
        with ExitStack() as stack:
            security = self._security(stack)
            endpoint = parse_url(self.url)
            console = new_console(stderr=True)
            tracer = Tracer(console) if self.trace else None
            advance = stack.enter_context(_progress(console))

            def traced(direction: str, octets: bytes, plain: bytes) -> None:
                if tracer is not None:
                    tracer(direction, octets, plain)
                if direction == "received":
                    advance(len(octets))

            timeouts = endpoint.timeouts()
            if self.timeout is not None:
                timeouts = replace(timeouts, exchange=self.timeout)
            with self._advising(security):
                meter = dlms.connect(
                    endpoint,
                    client=self.client,
                    server=self.server,
                    security=security,
                    timeouts=timeouts,
                    short_names=self.short_names,
                    invocation_counter=self.invocation_counter,
                    deviation_sign="inverted" if self.inverted_deviation else "standard",
                    trace=traced,
                )
            yield stack.enter_context(meter)

    @contextmanager
    def _advising(self, security: Security) -> Iterator[None]:
        """Adds to an error of connecting what its user may try."""
        try:
            yield
        except DlmsError as error:
            if advice := self._advice(error, security.ciphered):
                error.add_note(advice)
            raise

    def _advice(self, error: DlmsError, ciphered: bool) -> str:
        match error:
            case ApplicationContextRejected() if self.short_names:
                return "the meter may have logical names only: leave --short-names out"
            case ApplicationContextRejected() if ciphered:
                return "with keys everything is ciphered, which this --client may not be meant to: leave them out"
            case ApplicationContextRejected():
                return f"this --client may have to cipher: give keys ({_KEYS}); or the meter has --short-names only"
            case AuthenticationRejected():
                return f"check the password or keys ({_KEYS}), --auth, and whether they are those of this --client"
            case AssociationRejected(source="xdlms") if ciphered:
                return (
                    "the keys or system titles may be others, or the invocation counter too low, "
                    "which --invocation-counter OBIS reads from the meter first"
                )
            case AssociationRejected():
                return "the meter may not know this --client or --server"
            case CounterError():
                return ""
            case SecurityError():
                return f"check keys and system titles ({_KEYS}), --suite and --auth"
            case LinkFailure() | TransportClosed():
                return (
                    "check that the meter expects this scheme (tcp://, hdlc+tcp://, ...), --client and --server, "
                    "on HDLC also ?physical= and ?address="
                )
        return ""

    def _security(self, stack: ExitStack) -> Security:
        given = given_keys(self.key_file)
        try:
            keys = Keys.of({name: given[name] for name in given if name not in (*NO_KEYS, METERS)})
            return self._security_of(given, keys, stack)
        except MissingKeyError as error:
            raise KeyOptionError(f"{error}: keys come from {_KEYS}") from None
        except ValueError as error:
            raise KeyOptionError(str(error)) from None

    def _security_of(self, given: Mapping[str, Any], keys: Keys, stack: ExitStack) -> Security:
        authentication = self.auth or _usual(given, keys)
        ciphering: Ciphering = {"suite": self.suite, "dedicated_key": self.dedicated_key}
        title = title_of(given)
        if keys.can_decipher or authentication in _WITH_TITLE:
            if title is None:
                raise KeyOptionError("ciphering needs the client's system title: DLMS_CLIENT_TITLE, or client_title")
            ciphering["system_title"] = title
        if keys.can_decipher:
            ciphering["keys"] = keys
            name = f"counters-{(title or b'').hex()}"
            ciphering["counters"] = stack.enter_context(state_counters(self.counters, name))
        match authentication:
            case Authentication.NONE:
                return Security.none(**ciphering)
            case Authentication.GMAC:
                return Security.gmac(**ciphering)
            case Authentication.ECDSA:
                return Security.ecdsa(**ciphering)
        password = str(given["password"]).encode() if "password" in given else None
        secret = _octets("secret", given.get("secret"))
        proof = password or secret if authentication is Authentication.LOW else secret or password
        if proof is None:
            raise KeyOptionError(f"--auth {authentication} needs a password: DLMS_PASSWORD, or password in a key file")
        if authentication is Authentication.LOW:
            return Security.low(proof, **ciphering)
        return Security.high(Secret(proof), _MECHANISMS[authentication], **ciphering)


@contextmanager
def _progress(console: Console) -> Iterator[Callable[[int], None]]:
    """Shows how many octets have come, on a terminal; takes how many there are more."""
    if not console.is_terminal:
        yield lambda count: None
        return
    columns = (SpinnerColumn("line"), TextColumn("received"), FileSizeColumn(), TransferSpeedColumn())
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as progress:
        task = progress.add_task("", total=None)
        yield lambda count: progress.advance(task, count)


def _usual(given: Mapping[str, Any], keys: Keys) -> Authentication:
    if keys.encryption is not None:
        return Authentication.GMAC
    if "password" in given:
        return Authentication.LOW
    if "secret" in given:
        raise KeyOptionError("a secret alone does not say how it is used: say --auth high, md5, sha1 or sha256")
    return Authentication.NONE


def title_of(given: Mapping[str, Any]) -> bytes | None:
    """Our own system title. Raises `KeyOptionError` for what is none."""
    title = _octets("client_title", given.get("client_title"))
    if title is not None and len(title) != SYSTEM_TITLE_LENGTH:
        raise KeyOptionError(f"client_title has {len(title)} octets; a system title has 8")
    return title


def _octets(name: str, value: object) -> bytes | None:
    if value is None:
        return None
    try:
        return bytes.fromhex(str(value))
    except ValueError:
        raise KeyOptionError(f"{name} is no hexadecimal text") from None  # and is not shown


def state_counters(path: Path | None, name: str) -> FileCounterStore:
    """The counters in `path`, or where the user's programs keep such things, under `name`.

    Raises `KeyOptionError` where there is no place for them, and `CounterError`.
    """
    path = path or _state_folder() / name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KeyOptionError(f"{path.parent} cannot be made: {error.strerror}") from None
    return FileCounterStore(path)


def _state_folder() -> Path:
    base = os.environ.get("XDG_STATE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        return (Path(base) if base else Path.home() / ".local" / "state") / "dlms"
    except RuntimeError:
        raise KeyOptionError("this user has no home folder to keep counters in: say --counters") from None


@contextmanager
def failing(command: str) -> Iterator[None]:
    """A user's or a meter's mistake becomes one line, perhaps with a hint below it, and exit status 1."""
    try:
        yield
    except (DlmsError, CosemError, KeyOptionError) as error:
        typer.echo(f"dlms {command}: {error}", err=True)
        for hint in getattr(error, "__notes__", ()):
            typer.echo(f"hint: {hint}", err=True)
        raise typer.Exit(1) from None
    except BrokenPipeError:
        # Whoever read our output has enough; the interpreter would complain when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(1) from None
    except KeyboardInterrupt:
        raise typer.Exit(130) from None


def connecting(command: Callable[..., None]) -> Callable[..., None]:
    """A command whose first parameter is a `Connection`, as typer wants it: with the options of both."""
    ours = list(inspect.signature(Connection).parameters.values())
    theirs = list(inspect.signature(command).parameters.values())[1:]
    hints = {**get_type_hints(Connection, include_extras=True), **get_type_hints(command, include_extras=True)}
    arguments = [ours[0], *theirs, *ours[1:]]
    names = [parameter.name for parameter in ours]

    @functools.wraps(command)
    def run(**given: Any) -> None:
        connection = Connection(**{name: given.pop(name) for name in names})
        with failing(command.__name__.rstrip("_")):
            command(connection, **given)

    parameters = [
        parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY, annotation=hints[parameter.name])
        for parameter in arguments
    ]
    del run.__wrapped__  # its signature is not the one to look at
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    run.__doc__ = f"{inspect.cleandoc(command.__doc__ or '')}\n\n{_HELP}"
    return run
