# Made from codegen/cosemc/support/_ber.pyi by cosemc. DO NOT EDIT.
# Change it there, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""BER values: everything that is not worth inlining into the codecs. For Cython only."""
