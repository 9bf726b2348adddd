"""What carries the octets: sockets, ports, the optical head, the modem. Each one blocking and for asyncio."""
