"""``python -m exchange_extract.cli``."""

import sys

from exchange_extract.cli import main

sys.exit(main())
