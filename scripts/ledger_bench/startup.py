"""What commands take to start and answer. usage: startup.py WORK RUNS"""

import sys

import measuring

measuring.table(
    sys.argv[1], ["--help", "validate", "status", "status --json", "history", "plan"], int(sys.argv[2])
)
