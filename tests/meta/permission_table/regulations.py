"""Dated rules: everybody may read them; the province writes its table of points."""

from sotay.core.days import since, today
from sotay.regulations.models import Rubric
from sotay.regulations.permissions import RegulationPermission as Regulation
from tests.meta.permission_table.rows import Act, Open, Page, nothing, tapped


def province(cast):
    """Where the rules of a province are edited."""
    return cast.province


def rubric(cast):
    """The province's own table."""
    return Rubric.objects.create(organisation=cast.province, name="Khung", source="QĐ", bands=[], valid=since(today()))


ROWS = [
    Page("regulations:list", Open.SIGNED_IN),
    Page("regulations:rubric", Regulation.EDIT, at=province, outsider=403),
    Page("regulations:rubric_withdraw", Regulation.EDIT, at=province, args=nothing, data=tapped, outsider=403, holder=(302, 404, 409)),
    Act("regulations.issue_rubric", Regulation.EDIT, target=rubric),
    Act("regulations.withdraw_rubric", Regulation.EDIT, target=rubric),
]  # fmt: skip
