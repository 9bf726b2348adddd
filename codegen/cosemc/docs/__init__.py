"""The reference: a static site of everything the specification says, that works from a file.

Each part of the specification has a module that turns it into pages (`classes`, `obis`, `apdus`, `diagnostics`); `site`
puts them together and renders them. Templates are in `templates/docs`, style sheet and scripts in `docs/assets`.
"""

from cosemc.docs.site import Site, make_site, render_page

__all__ = ["Site", "make_site", "render_page"]
