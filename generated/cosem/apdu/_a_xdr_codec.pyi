# Generated from apdu/acse.asn, apdu/data.asn, apdu/xdlms.asn by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""The codecs of what the roots of a-xdr reach. Importing it is all there is to it."""
