"""PostgreSQL's `ltree` as a Django field: paths of keys from the root, asked for by descent."""

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


class PathField(models.TextField):  # type: ignore[type-arg]  # Django fields take no parameters at run time
    """A path such as `1.7.230`: the keys of the ancestors, the row's own key last."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:  # noqa: ARG002 -- Django's signature
        """Return the column type; the extension is made by `core`'s first migration."""
        return "ltree"

    def get_prep_value(self, value: Any) -> str | None:
        """Return the path as text."""
        return None if value is None else str(value)


class _PathLookup(models.Lookup):
    """Compare two paths with one of ltree's operators."""

    operator: str

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """Return `left operator right::ltree`."""
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        return f"{left} {self.operator} {right}::ltree", [*left_params, *right_params]


@PathField.register_lookup
class DescendantOf(_PathLookup):
    """`path__descendant_of="1.7"`: the node itself and everything below it."""

    lookup_name = "descendant_of"
    operator = "<@"


@PathField.register_lookup
class AncestorOf(_PathLookup):
    """`path__ancestor_of="1.7.230"`: the node itself and everything above it."""

    lookup_name = "ancestor_of"
    operator = "@>"


@PathField.register_lookup
class Depth(models.Transform):
    """`path__depth`: how many steps below the root, the root being 1."""

    lookup_name = "depth"
    function = "nlevel"
    output_field = models.IntegerField()
