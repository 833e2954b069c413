import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.core.identifiers import mask, parse_email, parse_national_id, parse_phone


@pytest.mark.parametrize(
    "written",
    ["024100000015", 24100000015.0, "24100000015.0", "024 100 000 015", "024.100.000.015", "'024100000015", " 024100000015 "],
)  # fmt: skip
def test_national_id_comes_to_twelve_digits(written: object) -> None:
    assert parse_national_id(written).value == "024100000015"


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("24100000015", "national_id_length"),
        ("0241000000155", "national_id_length"),
        (1241000000155, "national_id_length"),
        ("123456789", "national_id_old"),
        (123456789.0, "national_id_old"),
        ("2.41E+10", "national_id_rounded"),
        ("02410000001O", "national_id_malformed"),
        ("không có", "national_id_malformed"),
        (24100000015.5, "national_id_malformed"),
        (-24100000015, "national_id_malformed"),
        (True, "national_id_malformed"),
        ("٠٢٤١٠٠٠٠٠٠١٥", "national_id_malformed"),
    ],
)
def test_national_id_says_what_is_wrong(written: object, problem: str) -> None:
    assert parse_national_id(written) == ("", problem, "")


@given(st.integers(min_value=1_000_000_000, max_value=999_999_999_999))
def test_a_number_cell_gets_its_zeros_back(number: int) -> None:
    assert parse_national_id(float(number)).value == f"{number:012d}"


@pytest.mark.parametrize(
    ("written", "dialled"),
    [
        ("+84 973 821.643", "0973821643"), ("84973821643", "0973821643"), (973821643.0, "0973821643"),
        ("0973-821-643", "0973821643"), ("(0204) 3854 123", "02043854123"), ("0168 1234567", "0381234567"),
        ("+84 (0)912 345 678", "0912345678"), ("0084912345678", "0912345678"), (" 0973821643", "0973821643"),
    ],
)  # fmt: skip
def test_phone_is_kept_as_dialled(written: object, dialled: str) -> None:
    assert parse_phone(written) == (dialled, "", "")


@pytest.mark.parametrize("written", ["0912345678/0987654321", "0912345678 - 0987654321", "0912345678; nhà riêng"])
def test_of_several_phones_the_first_is_kept_with_a_note(written: str) -> None:
    assert parse_phone(written) == ("0912345678", "", "phone_several")


@pytest.mark.parametrize("written", ["123", "không có", "09123456789", "=0912345678", "0012345678", 12.5, ""])
def test_what_is_no_phone(written: object) -> None:
    assert parse_phone(written).problem == "phone_malformed"


def test_email() -> None:
    assert parse_email(" An.Nguyen@BacGiang.gov.vn ").value == "an.nguyen@bacgiang.gov.vn"
    assert parse_email("mailto:a@b.vn").value == "a@b.vn"
    for wrong in ("a@b", "ă@b.vn", "a b@c.vn", "=a@b.vn", "a@b..vn", "@b.vn", ""):
        assert parse_email(wrong).problem == "email_malformed"


def test_mask_shows_the_last_digits_only() -> None:
    assert mask("024100000015") == "•••••••••015"
    assert mask("12") == "••"
    assert mask("") == ""
