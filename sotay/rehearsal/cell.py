"""The invented cell in which one practises: who belongs to it, and the meeting that it held last month."""

import datetime as dt
from dataclasses import dataclass

from sotay.members.choices import Sex, Status

CELL_NAME = "Chi bộ tập"
ROOT_NAME = "Nơi sinh hoạt tập"
ROOT_CODE = "TAP"
GRANT_REASON = "Chi bộ tập của riêng một người"
PLACE = "Nhà văn hóa thôn"
LOCALITY = "Thôn tập"
STARTS = dt.time(19, 30)
CONCLUSION = "Chi bộ thống nhất hoàn thành các việc đã giao trước kỳ họp sau."
OPINION = "Đề nghị chi bộ vận động thêm các hộ ở ngõ 2 tham gia dọn vệ sinh đường làng."
MOTION = "Thông qua nghị quyết kỳ họp"
TASK = "Vận động các hộ ở ngõ 2 tham gia dọn vệ sinh đường làng"


@dataclass(frozen=True)
class Person:
    """An invented member."""

    name: str
    sex: Sex
    born: int
    joined: int  # 0: half a year ago
    status: Status = Status.FULL


# The first leads the cell: the person who practises acts in that place. The second takes the minutes.
SECRETARY = Person("Nguyễn Văn Tập", Sex.MALE, 1962, 1988)
DEPUTY = Person("Lê Thị Hoa", Sex.FEMALE, 1975, 2003)
OTHERS = (
    Person("Trần Văn Bền", Sex.MALE, 1950, 1974),
    Person("Phạm Thị Cúc", Sex.FEMALE, 1968, 1996),
    Person("Hoàng Văn Dũng", Sex.MALE, 1980, 2006),
    Person("Vũ Thị Hạnh", Sex.FEMALE, 1985, 2011),
    Person("Đặng Văn Khoa", Sex.MALE, 1990, 2016),
    Person("Bùi Thị Lan", Sex.FEMALE, 1994, 2019),
    Person("Ngô Văn Minh", Sex.MALE, 2000, 0, Status.PROBATIONARY),
)
PEOPLE = (SECRETARY, DEPUTY, *OTHERS)
