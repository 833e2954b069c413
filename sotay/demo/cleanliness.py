"""A register as registers are: a few dozen things to put right, six people entered twice, a campaign under way."""

import datetime as dt
import unicodedata

from sotay.access.actor import Actor, Channel
from sotay.cleanliness.actions.campaigns import open_campaign
from sotay.cleanliness.actions.scanning import scan
from sotay.core.bulk import read_sql, run_sql
from sotay.core.days import add_months, month_of, today
from sotay.core.names import name_sort_key
from sotay.core.text import search_key
from sotay.organisations.models import Organisation

# Rows here and there in the register, none of them somebody who holds a post; the first of each in the showcase's commune.
_PEOPLE = """
SELECT m.id, m.full_name FROM members_member m JOIN members_affiliation a ON a.member_id = m.id AND a.kind = 'official' AND upper(a.valid) IS NULL
  JOIN organisations_organisation o ON o.id = a.organisation_id JOIN members_standing s ON s.member_id = m.id AND s.valid @> current_date
 WHERE s.status = 'full' AND NOT EXISTS (SELECT FROM committees_position p WHERE p.member_id = m.id)
 ORDER BY NOT o.path <@ %(commune)s::ltree, md5(m.id::text || 'rà soát') LIMIT %(many)s
"""
_TWIN = """
INSERT INTO members_member (uid, full_name, used_name, born_on, born_precision, sex, ethnicity, religion, home_town, residence, national_id, card_number,
       joined_on, official_on, party_post, public_post, occupation, general_education, qualification, political_theory, state_management,
       foreign_language, it_skill, phone, email, badge, note, search_key, sort_key)
SELECT md5('twin' || id)::uuid, full_name, used_name, born_on, born_precision, sex, ethnicity, religion, home_town, '', NULL, '',
       joined_on, official_on, '', '', occupation, '', '', '', '', '', '', '', '', '', 'Nhập lại khi chuyển sinh hoạt', search_key, sort_key
  FROM members_member WHERE id = %(member)s RETURNING id
"""
_HISTORY = """
INSERT INTO cleanliness_cellscore (organisation_id, day, records, correct, complete, clean, alive)
SELECT organisation_id, %(day)s, records, correct, least(records, complete + mod(organisation_id * 7, %(worse)s + 1)),
       least(records, clean + mod(organisation_id * 5, %(worse)s + 1)), alive
  FROM cleanliness_cellscore WHERE day = %(today)s ON CONFLICT DO NOTHING
"""
TWINS = 6
_ASKED = (
    "national_id_missing",
    "phone_missing",
    "residence_missing",
    "name_case",
    "name_old_font",
    "name_untidy",
    "perhaps_twice",
)
_OLD_FONT = ("NguyÔn V¨n Hßa", "TrÇn ThÞ Mai", "Ph¹m V¨n Th¾ng", "Lª ThÞ Hång")


def load_mess(commune: Organisation) -> None:
    """Plant what registers have, look it through once, open the commune's campaign."""
    people = read_sql(_PEOPLE, {"commune": str(commune.path), "many": 70})
    take = iter(people)
    for column, value, count in (
        ("national_id", None, 8), ("phone", "", 10), ("residence", "", 6), ("home_town", "", 4), ("ethnicity", "KINH", 4),
        ("religion", "Lương", 3), ("phone", "+84 912 345 678", 3), ("card_number", "24001188", 2),
    ):  # fmt: skip
        for (member, _), _ in zip(take, range(count), strict=False):
            statement = f"UPDATE members_member SET {column} = %(value)s WHERE id = %(member)s"  # noqa: S608 -- columns above
            run_sql(statement, {"value": value, "member": member})
    for (member, name), number in zip(take, range(8), strict=False):
        _rename(member, name.upper() if number % 2 else unicodedata.normalize("NFD", name))
    for (member, _), name in zip(take, _OLD_FONT, strict=False):
        run_sql(
            "UPDATE members_member SET full_name = %(name)s WHERE id = %(member)s", {"name": name, "member": member}
        )
    _twins([member for (member, _), _ in zip(take, range(TWINS), strict=False)], commune)
    _look_through(commune)


def _rename(member: int, name: str) -> None:
    """Write a name otherwise, with its keys as an import would make them."""
    values = {"member": member, "name": name, "search": search_key(name), "sort": name_sort_key(name)}
    run_sql(
        "UPDATE members_member SET full_name = %(name)s, search_key = %(search)s, sort_key = %(sort)s WHERE id = %(member)s",
        values,
    )


def _twins(members: list[int], commune: Organisation) -> None:
    """Enter some people once more, in other cells of the commune."""
    cells = list(
        Organisation.objects.filter(parent=commune, closed_on=None).order_by("code").values_list("pk", flat=True)
    )
    first = today() - dt.timedelta(days=200)
    for number, member in enumerate(members):
        twin = read_sql(_TWIN, {"member": member})[0][0]
        values = {"twin": twin, "member": member, "first": first, "cell": cells[number % len(cells)]}
        run_sql(
            "INSERT INTO members_affiliation (member_id, organisation_id, kind, valid) VALUES (%(twin)s, %(cell)s, 'official', daterange(%(first)s, NULL))",
            values,
        )
        run_sql(
            "INSERT INTO members_standing (member_id, status, valid) SELECT %(twin)s, 'full', daterange(%(first)s, NULL)",
            values,
        )


def _look_through(commune: Organisation) -> None:
    """Find everything, pretend that it was worse before, open the campaign."""
    day = today()
    scan(day)
    for months in range(1, 7):
        run_sql(_HISTORY, {"day": add_months(month_of(day), -months), "today": day, "worse": months // 2})
    open_campaign(
        Actor.system(Channel.CLI), commune, title=f"Làm sạch dữ liệu đảng viên quý {(day.month - 1) // 3 + 1}/{day.year}",
        starts_on=day - dt.timedelta(days=10), ends_on=day + dt.timedelta(days=20), rules=list(_ASKED),
    )  # fmt: skip
