"""BER values: everything that is not worth inlining into the codecs. For Cython only."""
