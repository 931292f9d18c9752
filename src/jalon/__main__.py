"""``python -m jalon`` is the command ``jalon``."""

from __future__ import annotations

import sys

from jalon.cli import main

if __name__ == "__main__":
    sys.exit(main())
