"""Link layers without input or output: octets in by `receive`, events out by `next_event`, octets out by `encode`."""
