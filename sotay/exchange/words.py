"""The words that boards write in the register's cells, and what each says."""

from sotay.core.text import search_key


def _by_key(words: dict[str, str]) -> dict[str, str]:
    """Return search key → code of `code: word, word` lists."""
    return {search_key(word): code for code, listed in words.items() for word in listed.split(", ")}


# "Nothing", written instead of leaving the cell empty.
BLANK_MARKS = frozenset({"-", "--", "---", "—", "–", "/", "//", ".", "..", "...", "…", '"', "'"})

MALE_WORD, FEMALE_WORD = "Nam", "Nữ"
SEX_WORDS = _by_key({"male": "Nam, M, Male, Trai, Ông, Na, N am", "female": "Nữ, F, Female, Gái, Bà, Nư, N ữ"})

MARKS = frozenset({"x", "1", "1.0", "+", "v", "nu", "co", "yes", "true", "✓", "✔", "*"})
YES_WORDS = frozenset({"x", "co", "yes", "y", "1", "true", "dung", "v", "roi", "da"})
NO_WORDS = frozenset({"", "khong", "no", "n", "0", "false", "sai", "chua"})

# Codes of `members.choices.Status`, and two that the dates or the kind of affiliation settle.
ACTIVE, TEMPORARY, PROBATIONARY, FULL = "active", "temporary", "probationary", "full"
STATUS_WORDS = _by_key(
    {
        ACTIVE: "Đang sinh hoạt, Đang sinh hoạt đảng, Sinh hoạt, Sinh hoạt đảng, Bình thường, Đang hoạt động, Đang công tác, "
        "Đang sinh hoạt chính thức, Sinh hoạt chính thức, Đang SH, ĐSH",
        FULL: "Chính thức, Đảng viên chính thức, ĐVCT, ĐV chính thức",
        PROBATIONARY: "Dự bị, Đảng viên dự bị, ĐVDB, ĐV dự bị, Mới kết nạp, Đang dự bị",
        "exempt": "Miễn sinh hoạt, Miễn sinh hoạt đảng, Miễn công tác và sinh hoạt đảng, Miễn công tác và sinh hoạt, Miễn SH, "
        "Được miễn sinh hoạt, Được miễn công tác và sinh hoạt đảng, Miễn CT và SH đảng, Miễn SHĐ, Miễn công tác sinh hoạt, Miễn",
        TEMPORARY: "Sinh hoạt tạm thời, Tạm thời, Sinh hoạt đảng tạm thời, Chuyển sinh hoạt tạm thời, Đang sinh hoạt tạm thời",
        "suspended": "Đình chỉ sinh hoạt, Đình chỉ sinh hoạt đảng, Đình chỉ, Bị đình chỉ sinh hoạt, Bị đình chỉ sinh hoạt đảng",
        "transferred": "Chuyển đi, Đã chuyển đi, Chuyển sinh hoạt, Chuyển sinh hoạt đảng, Đã chuyển sinh hoạt, Đã chuyển sinh hoạt đảng, "
        "Chuyển sinh hoạt chính thức, Chuyển công tác",
        "deceased": "Từ trần, Đã từ trần, Chết, Đã chết, Mất, Đã mất, Qua đời, Đã qua đời",
        "expelled": "Khai trừ, Bị khai trừ, Khai trừ khỏi Đảng, Khai trừ ra khỏi Đảng",
        "struck_off": "Xóa tên, Bị xóa tên, Xóa tên trong danh sách đảng viên, Đã xóa tên",
        "resigned": "Xin ra khỏi Đảng, Xin ra, Xin ra Đảng, Ra khỏi Đảng, Đã ra khỏi Đảng",
    }
)

NO_RELIGION = "Không"
NO_RELIGION_WORDS = frozenset(
    map(search_key, ("Không", "Không theo", "Không tôn giáo", "Không theo đạo", "Lương", "K", "Ko"))
)
BADGE = "{years} năm"
UNDER_AGE = "{years} tuổi {months} tháng"
EDUCATION_IN_WORDS = {
    search_key(word): "12/12" for word in ("Tốt nghiệp THPT", "THPT", "Tú tài", "PTTH", "Tốt nghiệp PTTH")
}

# First words of lines that hold no person.
TOTAL_LINE = ("cộng", "tổng", "tổng cộng", "tổng số", "cong", "tong cong", "tong so")
GROUP_LINE = tuple(
    map(
        search_key,
        (
            "Chi bộ", "Đảng bộ", "Đảng ủy", "Tổ đảng", "Ban", "Phòng", "Trường", "Xã", "Phường", "Thị trấn", "Huyện", "Thôn", "Bản",
            "Tổ dân phố", "Công ty", "Hợp tác xã", "Trạm", "Khối", "Ghi chú", "Danh sách", "Người lập", "T/M", "TM", "Nơi nhận",
            "Ngày", "Đảng viên", "Khu phố", "Bệnh viện", "Công an", "Quân sự", "Hội", "Đoàn",
        ),
    )
)  # fmt: skip
