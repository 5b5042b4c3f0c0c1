"""The script that the frozen program runs."""

import sys

from judge_desktop.__main__ import main

sys.exit(main())
