# Generated from apdu/acse.asn, apdu/data.asn, apdu/xdlms.asn by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""DLMS/COSEM (IEC 62056), compiled from its specification: codecs, types, and the values that APDUs carry."""
