"""The command line ``exchange-extract``."""

from exchange_extract.cli.main import main

__all__ = ["main"]
