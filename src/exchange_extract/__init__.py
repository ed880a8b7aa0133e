"""Records of prisoner exchanges, repatriations and releases from English news text."""

__version__ = "0.1.0"
