"""The commands of `cosemc`, a module each; `cosemc.cli` puts them together."""
