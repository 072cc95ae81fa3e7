"""``python -m actplot`` is ``actplot``."""

from __future__ import annotations

from actplot.cli.startup import main

if __name__ == "__main__":
    main()
