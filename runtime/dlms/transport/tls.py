"""TLS over TCP, blocking and for asyncio. Certificate and name of the peer are verified unless told otherwise."""

from __future__ import annotations

import os
import ssl

from dlms.errors import TransportError, TransportTimeout
from dlms.transport.tcp import AsyncStreamTransport, SocketTransport, connect_socket, connect_stream

__all__ = ["connect_tls", "connect_tls_async", "tls_context"]


def tls_context(
    *,
    ca_file: str | os.PathLike[str] | None = None,
    certificate_file: str | os.PathLike[str] | None = None,
    key_file: str | os.PathLike[str] | None = None,
    verify: bool = True,
) -> ssl.SSLContext:
    """What a client trusts (`ca_file`, else what the system trusts) and how it proves itself, where the peer asks.

    `verify=False` talks to whoever answers: nothing then protects against someone in between. Raises `TransportError`
    for files that cannot be used.
    """
    try:
        context = ssl.create_default_context(cafile=ca_file)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        if certificate_file is not None:
            # A key that is encrypted is refused; asking on the terminal is not for a library.
            context.load_cert_chain(certificate_file, key_file, password=lambda: "")
    except OSError as error:  # SSLError too
        files = ", ".join(str(name) for name in (ca_file, certificate_file, key_file) if name is not None)
        raise TransportError(f"cannot use {files}: {error.strerror or error}") from error
    if not verify:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def connect_tls(
    host: str,
    port: int,
    *,
    context: ssl.SSLContext | None = None,
    server_name: str | None = None,
    timeout: float = 10.0,
    send_timeout: float = 60.0,
) -> SocketTransport:
    """Connect; `server_name` is who the certificate must be of, where that is not `host`. Raises `TransportError`."""
    plain = connect_socket(host, port, timeout)
    try:
        connection = (context or tls_context()).wrap_socket(plain, server_hostname=server_name or host)
    except OSError as error:
        plain.close()
        raise _no_tls(host, port, error) from error
    except BaseException:
        plain.close()
        raise
    return SocketTransport(connection, send_timeout=send_timeout)


async def connect_tls_async(
    host: str,
    port: int,
    *,
    context: ssl.SSLContext | None = None,
    server_name: str | None = None,
    timeout: float = 10.0,
    send_timeout: float = 60.0,
) -> AsyncStreamTransport:
    """As `connect_tls`. Raises `TransportError`."""
    try:
        return await connect_stream(host, port, timeout, send_timeout, context or tls_context(), server_name or host)
    except ssl.SSLError as error:
        raise _no_tls(host, port, error) from error


def _no_tls(host: str, port: int, error: OSError) -> TransportError:
    target = f"{host} port {port}"
    if isinstance(error, TimeoutError):
        return TransportTimeout(f"{target} does not answer the TLS handshake")
    if isinstance(error, ssl.SSLCertVerificationError):
        return TransportError(f"the certificate of {target} is not trusted: {error.verify_message}")
    return TransportError(f"no TLS with {target}: {error.strerror or error}")
