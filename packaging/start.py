"""Where a built program begins."""

import os
import sys

if sys.platform == "linux":
    # The program's loader points to its own libraries; what the desktop starts must not see them.
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    os.environ.pop("LD_LIBRARY_PATH", None)
    if before is not None:
        os.environ["LD_LIBRARY_PATH"] = before

from secretsmanual.__main__ import main

raise SystemExit(main())
