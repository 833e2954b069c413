"""A `sotay` that ends with the process that started it: `python -m sotay.config.child PARENT COMMAND …`."""

import sys

from sotay.config import cli
from sotay.config.processes import die_with_parent

if __name__ == "__main__":
    die_with_parent(int(sys.argv.pop(1)))
    cli.main()
