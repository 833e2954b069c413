"""Party organisations, their dated places in the tree and their dated codes."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex, GistIndex
from django.db import models

from sotay.core.tree import PathField
from sotay.organisations.choices import LEVEL_OF_KIND, MEETING_KINDS, ROOT_KINDS, Kind, Level, Sector


class Organisation(models.Model):
    """A Party organisation. Closed by a date, never deleted.

    `parent` and `path` are today's placement, kept by `organisations.actions` alone under one lock; the dated truth is
    `Placement`. `path` is made of primary keys, so a new official code never moves anything.
    """

    uid = models.UUIDField("mã định danh", default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField("loại tổ chức", max_length=20, choices=Kind.choices)
    sector = models.CharField("loại hình", max_length=20, choices=Sector.choices, blank=True)
    name = models.CharField("tên tổ chức đảng", max_length=200)
    code = models.CharField("mã tổ chức", max_length=30)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    path = PathField("đường dẫn")
    founded_on = models.DateField("ngày thành lập", null=True, blank=True)
    # the first day on which it no longer stands
    closed_on = models.DateField("ngày kết thúc hoạt động", null=True, blank=True)
    closing_decision = models.ForeignKey("documents.Decision", models.PROTECT, null=True, blank=True, related_name="+")
    search_key = models.CharField(max_length=240, editable=False)
    sort_key = models.CharField(max_length=400, editable=False, db_collation="C")

    class Meta:
        verbose_name = "tổ chức đảng"
        constraints = [
            models.UniqueConstraint(
                fields=["code"], condition=models.Q(closed_on=None), name="organisation_code_in_use_once"
            ),
            models.UniqueConstraint(fields=["path"], name="organisation_path_unique"),
            models.CheckConstraint(
                condition=models.Q(closed_on=None)
                | models.Q(founded_on=None)
                | models.Q(closed_on__gte=models.F("founded_on")),
                name="organisation_closed_after_founded",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=ROOT_KINDS, parent=None)
                | (~models.Q(kind__in=ROOT_KINDS) & models.Q(parent__isnull=False)),
                name="organisation_only_the_province_is_a_root",
            ),
            models.UniqueConstraint(
                fields=["kind"], condition=models.Q(kind=Kind.PRACTICE), name="organisation_one_practice_root"
            ),
        ]
        indexes = [
            # everything below a node: every scope and every statistic
            GistIndex(fields=["path"], name="organisation_below"),
            # search as one types
            GinIndex(fields=["search_key"], name="organisation_search", opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name

    @property
    def level(self) -> Level:
        """Return the step of the ladder."""
        return LEVEL_OF_KIND[Kind(self.kind)]

    @property
    def is_cell(self) -> bool:
        """Tell whether members belong to it directly and meet in it."""
        return self.kind in MEETING_KINDS


class Placement(models.Model):
    """Where an organisation stands in the tree while `valid` holds."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="placements")
    parent = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    path = PathField("đường dẫn")
    valid = DateRangeField("hiệu lực")
    decision = models.ForeignKey("documents.Decision", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "vị trí trong hệ thống"
        constraints = [
            ExclusionConstraint(
                name="placement_one_at_a_time",
                expressions=[("organisation", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
            ),
        ]
        # the tree below a node as of a day
        indexes = [GistIndex(fields=["path", "valid"], name="placement_below_on_day")]

    def __str__(self) -> str:
        """Return the path."""
        return str(self.path)


class OrganisationCode(models.Model):
    """An official code while it was in use; reorganisation issues new ones."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="codes")
    code = models.CharField("mã tổ chức", max_length=30)
    valid = DateRangeField("hiệu lực")
    decision = models.ForeignKey("documents.Decision", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "mã tổ chức theo thời gian"
        constraints = [
            ExclusionConstraint(
                name="code_names_one_organisation_at_a_time",
                expressions=[("code", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
            ),
            ExclusionConstraint(
                name="organisation_has_one_code_at_a_time",
                expressions=[("organisation", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
            ),
        ]

    def __str__(self) -> str:
        """Return the code."""
        return self.code


class Naming(models.Model):
    """What an organisation was called and of which type it was while `valid` holds.

    Written when a name or type changes; one that never changed has no row here, and is what `Organisation` says.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="namings")
    name = models.CharField("tên tổ chức đảng", max_length=200)
    kind = models.CharField("loại tổ chức", max_length=20, choices=Kind.choices)
    sector = models.CharField("loại hình", max_length=20, choices=Sector.choices, blank=True)
    valid = DateRangeField("hiệu lực")
    decision = models.ForeignKey("documents.Decision", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "tên gọi theo thời gian"
        constraints = [
            ExclusionConstraint(
                name="naming_one_at_a_time",
                expressions=[("organisation", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
            ),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class KindRule(models.Model):
    """That a kind may stand directly under another while `valid` holds; the ladder changes with the regulations."""

    parent_kind = models.CharField("cấp trên", max_length=20, choices=Kind.choices)
    child_kind = models.CharField("trực thuộc", max_length=20, choices=Kind.choices)
    valid = DateRangeField("hiệu lực")
    source = models.CharField("văn bản, điều khoản", max_length=200)

    class Meta:
        verbose_name = "quy định về hệ thống tổ chức"
        constraints = [
            ExclusionConstraint(
                name="kind_rule_said_once_at_a_time",
                expressions=[
                    ("parent_kind", RangeOperators.EQUAL),
                    ("child_kind", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(condition=~models.Q(source=""), name="kind_rule_names_its_source"),
        ]

    def __str__(self) -> str:
        """Return parent and child."""
        return f"{self.parent_kind} > {self.child_kind}"
