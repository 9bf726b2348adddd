"""Serve the sample meter on a free port, and read it over TCP with HLS GMAC, everything ciphered."""

from __future__ import annotations

import dlms
from cosem.classes import Clock, Register
from dlms.server.sample import AUTHENTICATION_KEY, ENCRYPTION_KEY, MANAGEMENT_CLIENT, sample_meter

with dlms.Server([sample_meter()]) as server:
    [url] = server.start("tcp://127.0.0.1:0")
    security = dlms.Security.gmac(
        system_title=b"HES\0\0\0\0\1",
        encryption_key=ENCRYPTION_KEY,
        authentication_key=AUTHENTICATION_KEY,
        counters=dlms.PROCESS_COUNTERS,  # everybody knows these keys; secret ones need a dlms.FileCounterStore
    )
    with dlms.connect(url, client=MANAGEMENT_CLIENT, security=security) as meter:
        energy, voltage, clock = meter.get_many(
            [Register("1.0.1.8.0.255").value, Register("1.0.32.7.0.255").value, Clock("0.0.1.0.0.255").time]
        )
        print(f"{url}  {len(meter.objects())} objects")
        print(f"energy   {energy}")
        print(f"voltage  {voltage}")
        print(f"clock    {clock}")
        profile = meter.profile("1.0.99.1.0.255")
        print("profile ", ", ".join(column.name for column in profile.columns()))
        for row in profile.last(3):
            print("        ", *row, sep="  ")
