"""The 54 peoples of Vietnam, and the other names and spellings by which registers call them."""

from functools import lru_cache

from sotay.core.text import clean, search_key

# Name → other spellings. From the list of 1979 (121-TCTK/PPCĐ), in the spelling most used today.
_SPELLINGS = {
    "Kinh": "Việt",
    "Tày": "",
    "Thái": "",
    "Hoa": "",
    "Khmer": "Khơ-me, Khơ me, Khơme, Khme",
    "Mường": "",
    "Nùng": "",
    "Mông": "Hmông, H'Mông, H-mông, H mông, Mèo",
    "Dao": "",
    "Gia Rai": "Gia-rai, Giarai, Jrai, J'rai, Ja rai",
    "Ngái": "",
    "Ê Đê": "Ê-đê, Êđê, Rađê, Ra đê",
    "Ba Na": "Ba-na, Bana, Bahnar",
    "Xơ Đăng": "Xơ-đăng, Xơđăng, Sê Đăng, Sơ Đăng, Xê Đăng",
    "Sán Chay": "",
    "Cơ Ho": "Cơ-ho, Cơho, K'ho, Kơ ho, Kơho",
    "Chăm": "Chàm, Chăm Pa",
    "Sán Dìu": "Sán Dìu (Trại), San Dìu",
    "Hrê": "H'rê, Hrê (Chăm Rê)",
    "M'Nông": "Mnông, M nông, Mơ Nông",
    "Raglai": "Ra-glai, Ra glai, Rắc lây, Rắc lay",
    "Xtiêng": "Stiêng, X'tiêng, S'tiêng, Xa Điêng",
    "Bru - Vân Kiều": "Bru-Vân Kiều, Bru Vân Kiều, Vân Kiều, Bru",
    "Thổ": "",
    "Giáy": "Giấy, Dáy, Nhắng",
    "Cơ Tu": "Cơ-tu, Cơtu, Ka tu, Katu, K'tu",
    "Giẻ Triêng": "Gié-Triêng, Gié Triêng, Giẻ-Triêng, Dẻ Triêng",
    "Mạ": "Châu Mạ",
    "Khơ Mú": "Khơ-mú, Khơmú, Xá Cẩu, Khmú",
    "Co": "Cor, Kor, Cua",
    "Tà Ôi": "Tà-ôi, Ta ôi, Tôi Ôi, Pa Cô, Pacô, Pa Kô",
    "Chơ Ro": "Chơ-ro, Chơro, Chrau Jro",
    "Kháng": "",
    "Xinh Mun": "Xinh-mun, Xinhmun, Puộc",
    "Hà Nhì": "Hà Nhi",
    "Chu Ru": "Chu-ru, Churu",
    "Lào": "",
    "La Chí": "",
    "La Ha": "",
    "Phù Lá": "",
    "La Hủ": "",
    "Lự": "Lừ",
    "Lô Lô": "",
    "Chứt": "",
    "Mảng": "Máng",
    "Pà Thẻn": "Pà Thén",
    "Cờ Lao": "Cơ Lao",
    "Cống": "Coống",
    "Bố Y": "Bố-y",
    "Si La": "Xi La",
    "Pu Péo": "Pu péo",
    "Brâu": "Brao",
    "Ơ Đu": "Ơ-đu",
    "Rơ Măm": "Rơ-măm, Rơmăm, Rmăm",
}
# Peoples counted in one of the 54 whose own name a register keeps.
_WITHIN = {
    "Cao Lan": "Sán Chay", "Sán Chỉ": "Sán Chay", "Sán Chí": "Sán Chay", "Pa Dí": "Tày", "Thu Lao": "Tày",
    "Thái Đen": "Thái", "Thái Trắng": "Thái", "Mông Đen": "Mông", "Mông Trắng": "Mông", "Mông Hoa": "Mông",
    "Mông Xanh": "Mông", "Mông Đỏ": "Mông", "Dao Đỏ": "Dao", "Dao Tiền": "Dao", "Dao Quần Chẹt": "Dao",
    "Dao Thanh Y": "Dao", "Dao Thanh Phán": "Dao", "Dao Quần Trắng": "Dao", "Dao Áo Dài": "Dao", "Xuồng": "Nùng",
    "Nùng An": "Nùng", "Nùng Dín": "Nùng", "Xá Phó": "Phù Lá", "Rục": "Chứt", "Sách": "Chứt", "Mã Liềng": "Chứt",
    "Hán": "Hoa",
}  # fmt: skip

ETHNICITIES = tuple(_SPELLINGS)
KINH = "Kinh"


def _exact(text: str) -> str:
    """Return the comparison form that keeps diacritics, so that Mạ and Mã, Lự and Lu stay apart."""
    return " ".join(clean(text).lower().replace("'", "").replace("-", " ").split())


_BY_SPELLING = {_exact(own): own for own in (*_WITHIN, *_SPELLINGS)}
_BY_SPELLING |= {
    _exact(other): own
    for own, others in _SPELLINGS.items()
    for other in others.split(", ")
    if other and _exact(other) not in _BY_SPELLING
}
_BARE: dict[str, set[str]] = {}
for _spelling, _own in _BY_SPELLING.items():
    _BARE.setdefault(search_key(_spelling), set()).add(_own)


@lru_cache(maxsize=1024)
def spell_ethnicity(text: str) -> str | None:
    """Return the usual spelling (`h'mông` is `Mông`, `CAO LAN` stays `Cao Lan`), or None for an unknown name."""
    exact = _exact(text).removeprefix("dân tộc ").removeprefix("người ")
    found = _BY_SPELLING.get(exact) or _BY_SPELLING.get(exact.split(" (")[0])
    if found:
        return found
    # Typed without diacritics: only where that leaves one people.
    candidates = _BARE.get(search_key(exact), set()) if exact.isascii() else set()
    return next(iter(candidates)) if len(candidates) == 1 else None


def ethnic_group(name: str) -> str | None:
    """Return which of the 54 peoples a spelled name counts in."""
    return _WITHIN.get(name) or (name if name in _SPELLINGS else None)
