import pytest

from sotay.core.ethnicities import ETHNICITIES, ethnic_group, spell_ethnicity


def test_there_are_54() -> None:
    assert len(set(ETHNICITIES)) == 54


@pytest.mark.parametrize("name", ETHNICITIES)
def test_every_name_is_spelled_as_itself_in_any_case(name: str) -> None:
    assert {spell_ethnicity(form) for form in (name, name.upper(), name.lower(), f" {name} ")} == {name}
    assert ethnic_group(name) == name


@pytest.mark.parametrize(
    ("written", "spelled", "group"),
    [
        ("H'Mông", "Mông", "Mông"), ("hmong", "Mông", "Mông"), ("Ê-đê", "Ê Đê", "Ê Đê"), ("Cao Lan", "Cao Lan", "Sán Chay"),
        ("sán dìu", "Sán Dìu", "Sán Dìu"), ("Kinh (Việt)", "Kinh", "Kinh"), ("dân tộc Tày", "Tày", "Tày"), ("Khơ-me", "Khmer", "Khmer"),
        ("Dao Đỏ", "Dao Đỏ", "Dao"), ("nung", "Nùng", "Nùng"), ("Bru-Vân Kiều", "Bru - Vân Kiều", "Bru - Vân Kiều"),
    ],
)  # fmt: skip
def test_other_spellings(written: str, spelled: str, group: str) -> None:
    assert spell_ethnicity(written) == spelled
    assert ethnic_group(spelled) == group


def test_unknown_names_are_not_guessed() -> None:
    assert spell_ethnicity("Pháp") is None
    assert spell_ethnicity("") is None
    # Without diacritics Mạ and Mảng stay apart, Lự could be Lữ.
    assert spell_ethnicity("Mã") is None
    assert ethnic_group("Pháp") is None
