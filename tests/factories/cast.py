"""One small tree and the people in it, known by heart in every test.

Province 24 ▸ committee 24.01 ▸ commune 24.01.001 ▸ cells A and B; committee 24.02 ▸ grassroots cell C.
An: secretary of A. Bình: member of A. Em: probationary member of A. Chi: secretary of B. Khánh: commune committee.
Hà: provincial organisation board. Dũng: provincial leader. Lâm: member of C. Giang: an account without any grant.
"""

from dataclasses import dataclass

from sotay.accounts.models import User
from sotay.committees.choices import Post
from sotay.members.choices import Status
from sotay.members.models import Member
from sotay.organisations.choices import Kind
from sotay.organisations.models import Organisation
from tests.factories.people import make_member, make_position, make_user
from tests.factories.tree import make_organisation


@dataclass(frozen=True)
class Cast:
    """The tree and the people."""

    province: Organisation
    committee: Organisation
    other_committee: Organisation
    commune: Organisation
    cell_a: Organisation
    cell_b: Organisation
    cell_c: Organisation
    an: Member
    binh: Member
    em: Member
    chi: Member
    khanh: Member
    ha: Member
    dung: Member
    lam: Member
    giang: User


def make_cast() -> Cast:
    """Build everything; about forty rows."""
    province = make_organisation(name="Đảng bộ tỉnh", code="24")
    committee = make_organisation(province, kind=Kind.DIRECT, code="24.01", name="Đảng bộ huyện Hiệp Hòa")
    other = make_organisation(province, kind=Kind.DIRECT, code="24.02", name="Đảng bộ Khối cơ quan")
    commune = make_organisation(committee, kind=Kind.PARTY_COMMITTEE, code="24.01.001", name="Đảng bộ xã Đông Lỗ")
    cell_a = make_organisation(commune, code="24.01.001.01", name="Chi bộ thôn 1")
    cell_b = make_organisation(commune, code="24.01.001.02", name="Chi bộ thôn 2")
    cell_c = make_organisation(other, kind=Kind.GRASSROOTS_CELL, code="24.02.001", name="Chi bộ Báo tỉnh")
    cast = Cast(
        province,
        committee,
        other,
        commune,
        cell_a,
        cell_b,
        cell_c,
        an=make_member(cell_a, full_name="Trần Thị An"),
        binh=make_member(cell_a, full_name="Nguyễn Văn Bình"),
        em=make_member(cell_a, full_name="Lê Thị Em", status=Status.PROBATIONARY),
        chi=make_member(cell_b, full_name="Phạm Kim Chi"),
        khanh=make_member(cell_b, full_name="Vũ Đình Khánh"),
        ha=make_member(cell_c, full_name="Hoàng Thu Hà"),
        dung=make_member(cell_c, full_name="Đỗ Trí Dũng"),
        lam=make_member(cell_c, full_name="Bùi Hải Lâm"),
        giang=make_user(login="giang", name="Ngô Trường Giang"),
    )
    make_position(cast.an, cell_a, Post.SECRETARY, "cell_secretary")
    make_position(cast.chi, cell_b, Post.SECRETARY, "cell_secretary")
    make_position(cast.khanh, commune, Post.SECRETARY, "grassroots_committee")
    make_position(cast.ha, province, Post.BOARD_OFFICER, "board")
    make_position(cast.dung, province, Post.LEADER, "leader")
    return cast
