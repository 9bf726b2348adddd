"""What protects an APDU.

`context` is what an association uses: keys, policy and counters of one peer, `protect` and `unprotect`. Under it are
`suites`, `keys`, `ciphering` (AES-GCM), `forms` (glo-, ded- and the general forms), `policy`, `counters`,
`transactions`, `general_ciphering` with `key_establishment` and `key_agreement`, `signing` with `signatures`.
`authentication` holds LLS and HLS; `certificates` and `certificate_store` X.509; `opening` reads captures.
"""
