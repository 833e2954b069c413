"""The make-up of committees: what is known of a person turned into the facts that a report counts."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from sotay.committees.choices import Degree, Post, PublicPost, Theory
from sotay.committees.rules.posts import highest
from sotay.core.text import search_key


@dataclass(frozen=True)
class StructureNorms:
    """The rates and standards in force on a day; a standard of one asks for the thing at all."""

    prefix: ClassVar[str] = "committee"
    women_percent: int
    young_percent: int
    young_under: int
    renewal_numerator: int
    renewal_denominator: int
    standard_degree: int
    standard_theory: int
    standard_management: int
    standard_language: int
    standard_computing: int


@dataclass(frozen=True, slots=True)
class PostHeld:
    """A post of a person, as far as the report asks."""

    post: str
    is_local: bool | None = None
    public_post: str = ""
    is_new: bool = False


class Learned(NamedTuple):
    """What a record says of what the standard of a committee member asks."""

    qualification: str
    political_theory: str
    state_management: str
    foreign_language: str
    it_skill: str


@dataclass(frozen=True, slots=True)
class Person:
    """A member of a committee as the record knows them on a day."""

    uid: str
    name: str
    sex: str
    born_on: dt.date
    ethnicity: str
    qualification: str
    political_theory: str
    state_management: str
    foreign_language: str
    it_skill: str
    posts: tuple[PostHeld, ...]
    place: str = ""
    place_uid: str = ""

    @property
    def learned(self) -> Learned:
        """Return what the standard asks about."""
        return Learned(
            self.qualification, self.political_theory, self.state_management, self.foreign_language, self.it_skill
        )


_DEGREES = (
    (Degree.DOCTOR, r"\b(tien si|tskh|ts|pho giao su|pgs|giao su|gs)\b"),
    (Degree.MASTER, r"\b(thac si|thac sy|ths|cao hoc|chuyen khoa (i|ii|1|2)|bsck[i12]+)\b"),
    (Degree.BACHELOR, r"\b(dai hoc|cu nhan|ky su|bac si|duoc si|kien truc su|dh)\b"),
    (Degree.COLLEGE, r"\b(cao dang|cd)\b"),
    (Degree.INTERMEDIATE, r"\b(trung cap|trung hoc chuyen nghiep|tc)\b"),
    (Degree.ELEMENTARY, r"\b(so cap|cong nhan|so hoc)\b"),
)
_THEORIES = (
    (Theory.ADVANCED, r"\b(cao cap|cu nhan|cao hoc|thac si|tien si)\b"),
    (Theory.INTERMEDIATE, r"\b(trung cap)\b"),
    (Theory.ELEMENTARY, r"\b(so cap|boi duong)\b"),
)
_KINH = {"", "kinh", "viet"}
_YEARS = ((30, "Dưới 30 tuổi"), (41, "Từ 30 đến 40 tuổi"), (51, "Từ 41 đến 50 tuổi"), (61, "Từ 51 đến 60 tuổi"), (999, "Trên 60 tuổi"))  # fmt: skip


def degree_of(text: str) -> Degree:
    """Return the professional qualification that the words of a record name."""
    key = re.sub(r"[.,;:()\-/]", " ", search_key(text))
    return next((degree for degree, pattern in _DEGREES if re.search(pattern, key)), Degree.NONE)


def theory_of(text: str) -> Theory:
    """Return the level of political theory that the words of a record name."""
    key = search_key(text)
    return next((level for level, pattern in _THEORIES if re.search(pattern, key)), Theory.NONE)


def age_on(born_on: dt.date, day: dt.date) -> int:
    """Return the full years of age on a day."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def meets_standard(learned: Learned, norms: StructureNorms) -> bool:
    """Tell whether a record meets every standard of a committee member."""
    return (
        degree_of(learned.qualification) >= norms.standard_degree
        and theory_of(learned.political_theory) >= norms.standard_theory
        and bool(learned.state_management) >= bool(norms.standard_management)
        and bool(learned.foreign_language) >= bool(norms.standard_language)
        and bool(learned.it_skill) >= bool(norms.standard_computing)
    )


def facts_of(person: Person, day: dt.date, norms: StructureNorms) -> Iterator[str]:
    """Yield what is counted of a person on a day, as words of an address (`degree-6`)."""
    age = age_on(person.born_on, day)
    yield f"sex-{person.sex}"
    yield f"age-{next(limit for limit, _label in _YEARS if age < limit)}"
    if age < norms.young_under:
        yield "young"
    if search_key(person.ethnicity) not in _KINH:
        yield "minority"
    yield f"degree-{degree_of(person.qualification).value}"
    yield f"theory-{theory_of(person.political_theory).value}"
    known = {
        "management": person.state_management,
        "language": person.foreign_language,
        "computing": person.it_skill,
    }
    yield from (name for name, text in known.items() if text)
    yield "standard" if meets_standard(person.learned, norms) else "below"
    yield f"post-{highest(held.post for held in person.posts)}"
    if all(held.is_new for held in person.posts):
        yield "new"
    yield from _head_facts(person)


def _head_facts(person: Person) -> Iterator[str]:
    """Yield who leads a place of which they are not, and who leads Party and authorities together."""
    public = {held.public_post for held in person.posts if held.public_post}
    secretary = any(held.post == Post.SECRETARY for held in person.posts)
    yield from (f"public-{one}" for one in sorted(public))
    if secretary and any(held.post == Post.SECRETARY and held.is_local is False for held in person.posts):
        yield "secretary-not-local"
    for one in sorted(public):
        if any(held.public_post == one and held.is_local is False for held in person.posts):
            yield f"{one}-not-local"
        if secretary:
            yield f"secretary-{one}"


@dataclass(frozen=True)
class Figure:
    """One line of the report: how many, of how many, and the norm beside it where there is one."""

    key: str
    label: str
    count: int
    whole: int
    norm: str = ""
    is_met: bool | None = None


@dataclass(frozen=True)
class FigureGroup:
    """Some lines under one heading."""

    title: str
    figures: tuple[Figure, ...]


def report_of(people: Iterable[Person], day: dt.date, norms: StructureNorms) -> tuple[int, list[FigureGroup]]:
    """Return how many people there are, and the lines of the report."""
    counts: Counter[str] = Counter()
    whole = 0
    for person in people:
        whole += 1
        counts.update(facts_of(person, day, norms))
    return whole, list(_groups(counts, whole, norms))


def _groups(counts: Counter[str], whole: int, norms: StructureNorms) -> Iterator[FigureGroup]:
    """Yield the lines group by group."""

    def line(key: str, label: str, of: int = whole) -> Figure:
        return Figure(key, label, counts[key], of)

    women, young = counts["sex-female"], counts["young"]
    yield FigureGroup(
        "Cơ cấu",
        (
            Figure("sex-female", "Nữ", women, whole, f"từ {norms.women_percent} % trở lên", 100 * women >= norms.women_percent * whole),
            Figure("young", f"Trẻ (dưới {norms.young_under} tuổi)", young, whole, f"từ {norms.young_percent} % trở lên", 100 * young >= norms.young_percent * whole),
            line("minority", "Người dân tộc thiểu số"),
            _renewal(counts["new"], whole, norms),
        ),
    )  # fmt: skip
    yield FigureGroup("Độ tuổi", tuple(line(f"age-{limit}", label) for limit, label in _YEARS))
    yield FigureGroup("Chuyên môn nghiệp vụ", tuple(line(f"degree-{one.value}", one.label) for one in reversed(Degree)))
    yield FigureGroup("Lý luận chính trị", tuple(line(f"theory-{one.value}", one.label) for one in reversed(Theory)))
    yield FigureGroup(
        "Đạt chuẩn",
        (
            Figure("standard", "Đạt chuẩn, trên chuẩn", counts["standard"], whole, "100 %", counts["standard"] == whole),
            line("below", "Còn thiếu chuẩn"),
            line("management", "Có kiến thức quản lý nhà nước"),
            line("language", "Có ngoại ngữ"),
            line("computing", "Có tin học"),
        ),
    )  # fmt: skip
    posts = (Post.SECRETARY, Post.DEPUTY, Post.LEADER, Post.STANDING_MEMBER, Post.COMMITTEE_MEMBER)
    yield FigureGroup("Chức vụ cao nhất", tuple(line(f"post-{post.value}", post.label) for post in posts))
    secretaries = counts["post-secretary"]
    yield FigureGroup(
        "Người đứng đầu",
        (
            line("secretary-not-local", "Bí thư không phải là người địa phương", secretaries),
            line("secretary-chair", "Bí thư đồng thời là chủ tịch ủy ban nhân dân", secretaries),
            line("secretary-head", "Bí thư đồng thời là thủ trưởng cơ quan, đơn vị", secretaries),
            *(
                line(f"{one.value}-not-local", f"{one.label} không phải là người địa phương", counts[f"public-{one.value}"])
                for one in (PublicPost.CHAIR, PublicPost.DEPUTY_CHAIR)
            ),
        ),
    )  # fmt: skip


def _renewal(new: int, whole: int, norms: StructureNorms) -> Figure:
    """Return the line of those who are on the committee for the first time."""
    share = f"từ {norms.renewal_numerator}/{norms.renewal_denominator} trở lên"
    met = new * norms.renewal_denominator >= whole * norms.renewal_numerator
    return Figure("new", "Tham gia lần đầu (đổi mới)", new, whole, share, met)
