"""Associations without input or output: negotiation, services, block transfer, and the two sides."""
