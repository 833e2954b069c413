"""How a finding is put right: by one tap, by a small form, or on the page of the app that owns it."""

from dataclasses import dataclass

from sotay.cleanliness.choices import Level


@dataclass(frozen=True)
class Fix:
    """What the fix of a rule fills in (`fills`), writes anew (`respells`) or corrects (`corrects`), or the page it is done on."""

    fills: str = ""
    respells: str = ""
    corrects: tuple[str, ...] = ()
    page: str = ""


FIXES: dict[str, Fix] = {
    "national_id": Fix(fills="national_id"),
    "phone": Fix(fills="phone", respells="phone"),
    "card_number": Fix(fills="card_number", corrects=("card_number",)),
    "residence": Fix(fills="residence"),
    "home_town": Fix(fills="home_town"),
    "ethnicity": Fix(fills="ethnicity", respells="ethnicity"),
    "religion": Fix(fills="religion", respells="religion"),
    "official_on": Fix(fills="official_on"),
    "identity": Fix(corrects=("national_id", "born_on", "sex")),
    "dates": Fix(corrects=("born_on", "joined_on", "official_on")),
    "name": Fix(respells="full_name"),
    "residence_text": Fix(respells="residence"),
    "home_town_text": Fix(respells="home_town"),
    "post": Fix(page="post"),
    "pair": Fix(page="pair"),
    "record": Fix(page="member"),
    "secretary": Fix(page="organisation"),
    "reorganise": Fix(page="organisation"),
    "organisation": Fix(page="organisation"),
}


def national_id_fits(number: str, sex: str, year: int) -> bool:
    """Tell whether the fourth to sixth digit say this sex and year of birth."""
    return number[3:6] == f"{(year // 100 - 19) * 2 + (sex != 'male')}{year % 100:02d}"


LEVEL_WORDS: dict[str, str] = {Level.CELL: "chi bộ", Level.BASE: "đảng ủy cơ sở", Level.BOARD: "ban tổ chức"}
