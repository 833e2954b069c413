"""Whether a word can be a Vietnamese syllable: by its onset, rime and tone, not by a dictionary."""

import unicodedata
from functools import lru_cache

_TONES = {"\u0300", "\u0309", "\u0303", "\u0301", "\u0323"}
_STOPPED_TONES = {"\u0301", "\u0323"}
VOWELS = "aăâeêioôơuưy"
_MARKED_VOWELS = frozenset("ăâêôơư")
_EITHER_STYLE = frozenset({"oa", "oe", "uy"})

_ONSET_LIST = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_ONSETS = frozenset(_ONSET_LIST.split())
_BEFORE_FRONT_VOWELS = frozenset({"gh", "ngh"})
_NOT_BEFORE_FRONT_VOWELS = frozenset({"c", "g", "ng"})
_FRONT_VOWELS = frozenset("eêiy")
_STOPS = ("c", "ch", "k", "p", "t")

_RIME_LIST = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong op ot
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt
    up ut uơ uy uya uych uynh uyên uyêt uyn uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    y yêm yên yêng yêt yêu ynh
"""
_RIMES = frozenset(_RIME_LIST.split())
# After qu the vowel that follows is the whole rime: quang, quyên, quốc, quý.
_RIME_LIST_AFTER_QU = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt ân âng ât ây e en eng eo et ê êch ên ênh êt i ia ich in
    inh it iu ơ ôc ôn y yên yêt ynh yt ych
"""
_RIMES_AFTER_QU = frozenset(_RIME_LIST_AFTER_QU.split())


def _parts(word: str) -> tuple[str, str, int] | None:
    """Return the toneless letters, the tone and where it stands (-1 for none), or None for two tones or a misplaced one."""
    letters: list[str] = []
    tone, place = "", -1
    for index, char in enumerate(word):
        base = unicodedata.normalize("NFD", char)
        found = [mark for mark in base if mark in _TONES]
        bare = unicodedata.normalize("NFC", "".join(mark for mark in base if mark not in _TONES))
        if found and (tone or bare not in VOWELS):
            return None
        if found:
            tone, place = found[0], index
        letters.append(bare)
    return "".join(letters), tone, place


def _tone_places(rime: str) -> set[int]:
    """Return where in the rime the tone may stand; hòa and hoà are both in use."""
    marked = [index for index, char in enumerate(rime) if char in _MARKED_VOWELS]
    if marked:
        return {marked[-1]}
    vowels = [index for index, char in enumerate(rime) if char in VOWELS]
    if len(vowels) != 2:  # noqa: PLR2004 -- of three vowels the middle one
        return {vowels[len(vowels) // 2]} if vowels else set()
    if rime in _EITHER_STYLE:
        return {0, 1}
    return {vowels[1] if rime[-1] not in VOWELS else vowels[0]}


def _fits(onset: str, rime: str) -> bool:
    """Tell whether the rime may follow the onset in spelling."""
    if onset == "qu":
        return rime in _RIMES_AFTER_QU
    front = rime[0] in _FRONT_VOWELS
    if (front and onset in _NOT_BEFORE_FRONT_VOWELS and not (onset == "g" and rime[0] == "i")) or (
        not front and onset in _BEFORE_FRONT_VOWELS
    ):
        return False
    return rime in _RIMES or (rime[-1:] == "k" and f"{rime[:-1]}c" in _RIMES)


@lru_cache(maxsize=16384)
def is_syllable(word: str) -> bool:
    """Tell whether a lower-case NFC word has the shape of one Vietnamese syllable."""
    parts = _parts(word)
    if parts is None:
        return False
    letters, tone, place = parts
    if letters.endswith(_STOPS) and tone not in _STOPPED_TONES:
        return False
    for length in (3, 2, 1, 0):
        onset, rime = letters[:length], letters[length:]
        if not rime or (onset and (len(onset) < length or onset not in _ONSETS)) or not _fits(onset, rime):
            continue
        if not tone or place - length in _tone_places(rime):
            return True
    return False
