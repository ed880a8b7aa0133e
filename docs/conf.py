"""How the documents become a site: ``sphinx-build -W docs docs/_build``."""

from exchange_extract import __version__

project = "exchange_extract"
author = "the developers of exchange_extract"
copyright = author
release = version = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]

html_theme = "furo"
html_title = f"exchange_extract {release}"
html_show_sphinx = False

autodoc_typehints = "description"
autodoc_member_order = "bysource"
autodoc_default_options = {"members": True, "exclude-members": "model_config, model_post_init"}
nitpicky = False
