"""Fuzzing: any octets give a value or an error of the library, and nothing else.

`python -m fuzz --seconds 600` (from tests/) runs every target in a process of its own that may take 200 MB more than it
starts with and two seconds for an input. Inputs are mutated from the published vectors and from what was found before;
those that behave in a new way are kept and mutated on. An input that breaks the rule is saved as hex in
`fuzz/findings/`; once the fault is corrected it moves to `cosem/fuzz_seeds/<target>/`, where it is a test for ever.
"""
