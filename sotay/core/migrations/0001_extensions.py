"""The PostgreSQL extensions that constraints, the tree and search stand on."""

from django.contrib.postgres.operations import BtreeGistExtension, CreateExtension, TrigramExtension
from django.db import migrations


class Migration(migrations.Migration):
    """Runs before every other migration of ours (they name it as a dependency)."""

    initial = True
    dependencies: list[tuple[str, str]] = []
    operations = [BtreeGistExtension(), CreateExtension("ltree"), TrigramExtension()]
