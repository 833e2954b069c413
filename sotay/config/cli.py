"""The `sotay` command: a thin shell over Django's management commands, with a database that is simply there."""

import os
import sys

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import ManagementUtility, get_commands, load_command_class

from sotay.config.database import hold_embedded, uses_embedded
from sotay.config.embedded.binaries import wheel_programs
from sotay.config.embedded.errors import EmbeddedDatabaseError
from sotay.config.schema import migrate_where_needed

INTERRUPTED = 130
# These look at the schema, or replace it, and must find it as it is.
LEAVE_THE_SCHEMA = {"check", "makemigrations", "migrate", "restore", "showmigrations", "sqlmigrate"}


def main() -> None:
    """Run one command; its exit code is ours."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sotay.config.settings")
    arguments = _take_data_option(sys.argv[1:])
    try:
        if not arguments or arguments[0] in {"help", "--help", "-h"}:
            _print_help(arguments[1:])
        else:
            _run(arguments)
    except (EmbeddedDatabaseError, ImproperlyConfigured) as error:
        sys.exit(f"sotay: {error}")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:  # Whoever read our answer has read enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def _take_data_option(arguments: list[str]) -> list[str]:
    """Take `--data DIR` out of the arguments; it says the same as `SOTAY_DATA_DIR`."""
    rest: list[str] = []
    words = iter(arguments)
    for word in words:
        if word == "--data" or word.startswith("--data="):
            value = word.partition("=")[2] or next(words, "")
            if not value:
                sys.exit("sotay: --data cần một thư mục.")
            os.environ["SOTAY_DATA_DIR"] = value
        else:
            rest.append(word)
    return rest


def _run(arguments: list[str]) -> None:
    django.setup()
    wants_help = {"--help", "-h"} & set(arguments)
    if arguments[0] in get_commands() and not wants_help and hold_embedded() and arguments[0] not in LEAVE_THE_SCHEMA:
        migrate_where_needed()
    if uses_embedded():
        os.environ["PATH"] += os.pathsep + os.fspath(wheel_programs())  # `sotay dbshell` finds psql there.
    ManagementUtility(["sotay", *arguments]).execute()


def _print_help(names: list[str]) -> None:
    """List our own commands with one line each, or hand over to the help of one command."""
    if names:
        ManagementUtility(["sotay", names[0], "--help"]).execute()
        return
    django.setup()
    own = {name: app for name, app in get_commands().items() if str(app).startswith("sotay.")}
    width = max(map(len, own), default=0)
    print("Cách dùng: sotay LỆNH [--data THƯ_MỤC] [tùy chọn]     (sotay LỆNH --help: cách dùng từng lệnh)\n")
    for name, app in sorted(own.items()):
        print(f"  {name:<{width}}  {load_command_class(str(app), name).help}")
    print("\nCác lệnh của Django (migrate, shell, …) cũng dùng được.")


if __name__ == "__main__":
    main()
