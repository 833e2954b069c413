"""The rules of the register: what each finds, in SQL over `clean_member`, who puts it right, and with what.

A condition is written over one line `m` of the population (`queries/population.py`): the member with status, official cell
and how many temporary cells of the day. `%(day)s` is the day, `%(…)s` a norm or list of `queries/bounds.py`.
"""

from dataclasses import dataclass

from sotay.cleanliness.choices import Dimension, Level, Severity

# Letters of Vietnamese and what else stands in names and places; everything else is a leftover of an old font.
_LETTERS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"
_KNOWN = f"[^a-zA-Z0-9{_LETTERS}{_LETTERS.upper()} .,;:()/''–+&\"-]"
# A vowel followed by what VNI used as its mark.
_VNI = "[aAeEoOuUyYôÔöÖ][ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË]"


@dataclass(frozen=True)
class Rule:
    """One rule. `fix` names how it is put right (`rules/fixes.py`); `checker` says more than SQL can (`rules/checkers.py`)."""

    code: str
    title: str
    dimension: Dimension
    severity: Severity
    level: Level
    where: str
    fix: str
    help: str = ""
    checker: str = ""
    column: str = ""
    about_organisation: bool = False


_C, _F, _S, _A = Dimension.CORRECT, Dimension.COMPLETE, Dimension.CLEAN, Dimension.ALIVE
_H, _M, _L = Severity.HIGH, Severity.MIDDLE, Severity.LOW
_CELL, _BASE, _BOARD = Level.CELL, Level.BASE, Level.BOARD

_OF_MEMBERS = (
    # --- Đủ
    Rule("national_id_missing", "Thiếu số định danh cá nhân", _F, _H, _CELL, "m.national_id IS NULL", "national_id"),
    Rule("phone_missing", "Thiếu số điện thoại", _F, _L, _CELL, "m.phone = ''", "phone"),
    Rule(
        "card_missing", "Đảng viên chính thức chưa có số thẻ", _F, _M, _BASE,
        "m.card_number = '' AND m.status <> 'probationary' AND m.official_on < %(day)s::date - make_interval(months => %(card_months)s)", "card_number",
        "Đã qua thời gian phát thẻ kể từ ngày chính thức.",
    ),
    Rule("residence_missing", "Thiếu nơi thường trú", _F, _M, _CELL, "m.residence = ''", "residence"),
    Rule("home_town_missing", "Thiếu quê quán", _F, _L, _CELL, "m.home_town = ''", "home_town"),
    Rule("ethnicity_missing", "Thiếu dân tộc", _F, _L, _CELL, "m.ethnicity = ''", "ethnicity"),
    Rule(
        "official_day_missing", "Quá 12 tháng chưa ghi ngày chính thức", _F, _M, _BASE,
        "m.official_on IS NULL AND m.status <> 'probationary' AND m.joined_on < %(day)s::date - make_interval(months => %(probation_months)s)", "official_on",
        "Tình trạng không còn là dự bị nhưng hồ sơ chưa có ngày chính thức.",
    ),
    # --- Đúng
    Rule(
        "national_id_unlike_birth", "Số định danh không khớp giới tính, năm sinh", _C, _H, _BOARD,
        "m.national_id IS NOT NULL AND substr(m.national_id, 4, 3) <>"
        " ((extract(year FROM m.born_on)::int / 100 - 19) * 2 + CASE m.sex WHEN 'male' THEN 0 ELSE 1 END)::text"
        " || lpad(mod(extract(year FROM m.born_on)::int, 100)::text, 2, '0')", "identity",
        "Chữ số thứ tư là thế kỷ và giới tính, hai chữ số sau là năm sinh (Nghị định 70/2024/NĐ-CP).",
    ),
    Rule(
        "joined_too_young", "Vào Đảng khi chưa đủ tuổi", _C, _M, _BOARD,
        "m.joined_on < m.born_on + make_interval(years => %(age_min)s)", "dates",
    ),
    Rule(
        "day_in_future", "Ngày tháng ở tương lai", _C, _H, _BOARD,
        "greatest(m.born_on, m.joined_on, m.official_on) > %(day)s::date", "dates",
    ),
    Rule(
        "card_twice", "Số thẻ trùng với đảng viên khác", _C, _H, _BOARD,
        "m.card_number <> '' AND EXISTS (SELECT FROM members_member d"
        " WHERE d.card_number = m.card_number AND d.card_number <> '' AND d.id <> m.id AND d.merged_into_id IS NULL)", "card_number",
    ),
    Rule(
        "official_before_a_year", "Ngày chính thức sớm hơn 12 tháng dự bị", _C, _L, _BOARD,
        "m.joined_on >= DATE '1960-09-10' AND m.official_on < m.joined_on + make_interval(months => %(probation_months)s)", "dates",
        "Trường hợp đúng theo quy định cũ thì ghi lý do bỏ qua.",
    ),
    # --- Sạch
    Rule(
        "name_case", "Họ tên viết hoa hoặc viết thường toàn bộ", _S, _L, _CELL,
        "(m.full_name !~ '[a-z]' OR m.full_name !~ '[A-Z]')", "name", checker="name_case", column="full_name",
    ),
    Rule(
        "name_old_font", "Họ tên còn mã phông chữ cũ (TCVN3, VNI)", _S, _H, _CELL,
        f"(m.full_name ~ '{_KNOWN}' OR m.full_name ~ '{_VNI}')", "name", checker="name_old_font", column="full_name",
    ),
    Rule(
        "name_untidy", "Họ tên có dấu tổ hợp hoặc khoảng trắng thừa", _S, _L, _CELL,
        "(m.full_name IS NOT NFC NORMALIZED OR m.full_name ~ '^\\s|\\s$|\\s\\s')", "name", checker="name_untidy",
        column="full_name",
    ),
    Rule(
        "residence_old_font", "Nơi thường trú còn mã phông chữ cũ hoặc dấu tổ hợp", _S, _L, _CELL,
        f"(m.residence IS NOT NFC NORMALIZED OR m.residence ~ '{_KNOWN}' OR m.residence ~ '{_VNI}')", "residence_text",
        checker="text", column="residence",
    ),
    Rule(
        "home_town_old_font", "Quê quán còn mã phông chữ cũ hoặc dấu tổ hợp", _S, _L, _CELL,
        f"(m.home_town IS NOT NFC NORMALIZED OR m.home_town ~ '{_KNOWN}' OR m.home_town ~ '{_VNI}')", "home_town_text",
        checker="text", column="home_town",
    ),
    Rule(
        "ethnicity_unknown", "Dân tộc ngoài danh mục 54 dân tộc", _S, _M, _CELL,
        "m.ethnicity = ANY(%(ethnicities_unknown)s)", "ethnicity", checker="ethnicity", column="ethnicity",
    ),
    Rule(
        "religion_unknown", "Tôn giáo ngoài danh mục", _S, _L, _CELL,
        "m.religion = ANY(%(religions_unknown)s)", "religion", checker="religion", column="religion",
    ),
    Rule(
        "phone_malformed", "Số điện thoại không đúng dạng", _S, _M, _CELL, "m.phone <> '' AND m.phone !~ '^0\\d{9,10}$'",
        "phone", checker="phone", column="phone",
    ),
    Rule(
        "perhaps_twice", "Nghi có hai hồ sơ của một người", _S, _H, _BOARD,
        "(EXISTS (SELECT FROM cleanliness_pair p WHERE p.first_id = m.id AND p.status = 'open')"
        " OR EXISTS (SELECT FROM cleanliness_pair p WHERE p.second_id = m.id AND p.status = 'open'))", "pair",
    ),
    # --- Sống
    Rule("age_beyond_checked", "Từ 100 tuổi trở lên, cần xác minh", _A, _M, _CELL, "m.born_on < %(day)s::date - make_interval(years => %(age_checked)s)", "record"),
    Rule(
        "cell_missing", "Đang là đảng viên nhưng không sinh hoạt ở chi bộ nào", _A, _H, _BOARD, "m.cell_id IS NULL", "record",
    ),
    Rule(
        "guest_of_two", "Sinh hoạt tạm thời ở hai chi bộ trở lên", _A, _M, _BASE, "m.temporary > 1", "record",
    ),
    Rule(
        "probation_overdue", "Dự bị quá hạn chưa xét công nhận chính thức", _A, _H, _CELL,
        "m.status = 'probationary' AND m.joined_on < %(day)s::date - make_interval(months => %(probation_months)s)"
        " - make_interval(days => %(probation_grace)s)", "record",
    ),
)  # fmt: skip

# Conditions over a line `o` of organisations below the roots looked at, or of positions.
_OF_OTHERS = (
    Rule(
        "post_of_one_who_left", "Người đã ra khỏi Đảng, chuyển đi, từ trần còn giữ chức vụ", _A, _H, _BASE,
        "SELECT p.organisation_id, p.member_id FROM committees_position p"
        "  JOIN members_standing s ON s.member_id = p.member_id AND s.valid @> %(day)s::date AND s.status = ANY(%(left)s)"
        " WHERE p.valid @> %(day)s::date", "post",
    ),
    Rule(
        "cell_without_secretary", "Chi bộ chưa có bí thư", _A, _H, _BASE,
        "SELECT o.id, NULL::bigint FROM clean_organisation o WHERE o.is_cell AND NOT EXISTS (SELECT FROM committees_position p"
        " WHERE p.organisation_id = o.id AND p.post = 'secretary' AND p.valid @> %(day)s::date)", "secretary",
        about_organisation=True,
    ),
    Rule(
        "cell_too_small", "Chi bộ có dưới 3 đảng viên chính thức", _A, _M, _BOARD,
        "SELECT o.id, NULL::bigint FROM clean_organisation o WHERE o.is_cell AND o.official < %(min_official)s", "reorganise",
        "Điều lệ Đảng, Điều 21.", about_organisation=True,
    ),
    Rule(
        "code_missing", "Tổ chức đảng chưa có mã", _F, _M, _BOARD,
        "SELECT o.id, NULL::bigint FROM clean_organisation o WHERE btrim(o.code) = ''", "organisation", about_organisation=True,
    ),
    Rule(
        "organisation_name_untidy", "Tên tổ chức đảng có dấu tổ hợp hoặc khoảng trắng thừa", _S, _L, _BOARD,
        "SELECT o.id, NULL::bigint FROM clean_organisation o WHERE o.name IS NOT NFC NORMALIZED OR o.name ~ '^\\s|\\s$|\\s\\s'",
        "organisation", about_organisation=True,
    ),
)  # fmt: skip

OF_MEMBERS = {rule.code: rule for rule in _OF_MEMBERS}
OF_OTHERS = {rule.code: rule for rule in _OF_OTHERS}
RULES: dict[str, Rule] = {**OF_MEMBERS, **OF_OTHERS}
TITLES: dict[str, str] = {code: rule.title for code, rule in RULES.items()}


def codes_of(level: Level) -> list[str]:
    """Return the rules that a level puts right."""
    return [code for code, rule in RULES.items() if rule.level == level]


def codes_in(dimension: str) -> list[str]:
    """Return the rules of one respect."""
    return [code for code, rule in RULES.items() if rule.dimension == dimension]
