"""Findings put right by the owning app's action, excused, and refused where that is not one's own to do."""

import datetime as dt

import pytest

from sotay.audit.models import Entry
from sotay.cleanliness import errors
from sotay.cleanliness.actions.campaigns import close_campaign, open_campaign, short_seal, sign_list
from sotay.cleanliness.actions.fixing import excuse_finding, fix_finding, put_right, withdraw_excuse
from sotay.cleanliness.actions.judging import answer_keeper, ask_keeper, tell_apart
from sotay.cleanliness.actions.scanning import scan
from sotay.cleanliness.actions.switching import switch_rule_off, switch_rule_on
from sotay.cleanliness.exports import list_docx, list_pdf
from sotay.cleanliness.models import CellScore, Finding, Pair, RuleSwitch
from sotay.cleanliness.queries.findings import Asked, worklist
from sotay.cleanliness.queries.pairs import pairs_for, sides_of
from sotay.cleanliness.rules.pieces import without
from sotay.cleanliness.rules.scoring import Score
from sotay.core.days import today
from sotay.core.errors import NotPermitted
from sotay.members.errors import OnlyRespelled
from sotay.members.models import Member
from tests.cleanliness.test_scanning import clean
from tests.factories.people import actor_of


def finding(member, rule):
    scan(today())
    return Finding.objects.get(member=member, rule=rule, resolved_on=None)


def test_one_tap_writes_the_name_as_it_should_be(cast):
    wrong = clean(cast.cell_a, full_name="NguyÔn V¨n ¸nh")
    found = finding(wrong, "name_old_font")

    fix_finding(actor_of(cast.an), found)

    wrong.refresh_from_db()
    found.refresh_from_db()
    assert (wrong.full_name, wrong.search_key, found.resolved_on) == ("Nguyễn Văn Ánh", "nguyen van anh", today())
    assert set(Entry.objects.values_list("action", flat=True)) >= {"members.respell_record", "cleanliness.fix_finding"}


def test_a_name_is_respelled_not_changed(cast):
    wrong = clean(cast.cell_a, full_name="NGUYỄN VĂN ÁNH")
    found = finding(wrong, "name_case")

    with pytest.raises(OnlyRespelled):
        fix_finding(actor_of(cast.an), found, values={"full_name": "Trần Văn Ánh"})

    wrong.refresh_from_db()
    assert wrong.full_name == "NGUYỄN VĂN ÁNH"


def test_what_is_missing_is_filled_in_and_the_score_follows(cast):
    wrong = clean(cast.cell_a, phone="")
    found = finding(wrong, "phone_missing")
    before = CellScore.objects.get(organisation=cast.cell_a).complete

    fix_finding(actor_of(cast.an), found, values={"phone": "0912345679"})

    assert CellScore.objects.get(organisation=cast.cell_a).complete == before - 1


def test_a_rule_of_another_level_is_refused(cast):
    wrong = clean(cast.cell_a, national_id="024175000009")
    found = finding(wrong, "national_id_unlike_birth")

    with pytest.raises(errors.NotYourLevel):
        fix_finding(actor_of(cast.an), found, values={"national_id": "024075000009"})
    with pytest.raises(NotPermitted):
        fix_finding(actor_of(cast.chi), found)

    fix_finding(actor_of(cast.ha), found, values={"national_id": "024075000009", "basis": "Căn cước"})
    wrong.refresh_from_db()
    assert wrong.national_id == "024075000009"


def test_a_number_that_another_record_has_is_refused_without_showing_it_and_kept_as_a_pair(cast):
    other = clean(cast.cell_c, national_id="024075111111", card_number="1")
    wrong = clean(cast.cell_a, national_id=None)
    found = finding(wrong, "national_id_missing")

    with pytest.raises(errors.NationalIdElsewhere) as refusal:
        put_right(actor_of(cast.an), found, values={"national_id": "024075111111"})

    assert other.full_name not in str(refusal.value)
    pair = Pair.objects.get(first=other, second=wrong)
    assert pair.organisation == cast.province
    sides = sides_of(actor_of(cast.an), pair)
    assert [(side.is_seen, side.name) for side in sides] == [(False, ""), (True, wrong.full_name)]
    assert pair in pairs_for(actor_of(cast.an))
    assert pair not in pairs_for(actor_of(cast.chi))
    wrong.refresh_from_db()
    assert wrong.national_id is None


def test_a_number_of_another_birth_is_refused(cast):
    wrong = clean(cast.cell_a, national_id=None)
    with pytest.raises(errors.NationalIdUnlikeBirth):
        fix_finding(actor_of(cast.an), finding(wrong, "national_id_missing"), values={"national_id": "024199000001"})


def test_an_excuse_has_a_reason_and_a_day_and_can_be_withdrawn(cast):
    found = finding(clean(cast.cell_a, phone=""), "phone_missing")
    an, later = actor_of(cast.an), today() + dt.timedelta(days=30)
    with pytest.raises(errors.ReasonMissing):
        excuse_finding(an, found, reason=" ", until=later)
    with pytest.raises(errors.ExcuseTooLong):
        excuse_finding(an, found, reason="Không dùng điện thoại", until=today() + dt.timedelta(days=1000))

    excuse_finding(an, found, reason="Không dùng điện thoại", until=later)

    assert found not in worklist(an, Asked())
    assert found in worklist(an, Asked(state="excused"))
    withdraw_excuse(an, found)
    assert found in worklist(an, Asked(mine=True))


def test_mine_is_what_ones_own_level_puts_right(cast):
    clean(cast.cell_a, phone="", card_number="")
    scan(today())

    mine = {row.rule for row in worklist(actor_of(cast.an), Asked(mine=True))}
    theirs = {row.rule for row in worklist(actor_of(cast.khanh), Asked(mine=True))}

    assert "phone_missing" in mine
    assert "card_missing" not in mine
    assert "card_missing" in theirs
    assert not worklist(actor_of(cast.binh), Asked()).exists()


def test_a_pair_is_told_apart_or_asked_about(cast):
    one, two = clean(cast.cell_a, card_number="5"), clean(cast.cell_c, card_number="5")
    scan(today())
    pair = Pair.objects.get(first=one)

    ask_keeper(actor_of(cast.an), cast.cell_a, pair=pair, note="Nhờ xem lại số thẻ")
    with pytest.raises(NotPermitted):
        answer_keeper(actor_of(cast.an), cast.cell_c, pair=pair, answer="x")
    with pytest.raises(NotPermitted):
        tell_apart(actor_of(cast.khanh), pair, reason="Hai người")
    tell_apart(actor_of(cast.ha), pair, reason="Hai người, số thẻ ghi nhầm")

    scan(today())
    pair.refresh_from_db()
    assert (pair.status, pair.second) == ("different", two)


def test_a_rule_rests_and_is_applied_again(cast):
    ha = actor_of(cast.ha)
    with pytest.raises(errors.ReasonMissing):
        switch_rule_off(ha, cast.province, rule="phone_missing", reason="")
    switch_rule_off(ha, cast.province, rule="phone_missing", reason="Đang thu thập")
    with pytest.raises(errors.RuleAlreadyOff):
        switch_rule_off(ha, cast.province, rule="phone_missing", reason="Lần nữa")
    switch_rule_on(ha, cast.province, rule="phone_missing")
    assert not RuleSwitch.objects.filter(valid__contains=today()).exists()


def test_a_campaign_ends_with_a_sealed_and_signed_list(cast):
    wrong = clean(cast.cell_a, phone="")
    scan(today())
    khanh, an = actor_of(cast.khanh), actor_of(cast.an)
    campaign = open_campaign(
        khanh, cast.commune, title="Đợt 1", starts_on=today(), ends_on=today(), rules=["phone_missing"]
    )
    row = campaign.lists.get(organisation=cast.cell_a)
    assert row.found == Finding.objects.filter(organisation=cast.cell_a, rule="phone_missing").count()
    with pytest.raises(errors.ListNotSealed):
        sign_list(an, row, how="phone", signed_on=today())

    close_campaign(khanh, campaign)

    row.refresh_from_db()
    assert wrong.full_name in [one["who"] for one in row.content["left"]]
    with pytest.raises(errors.ListChanged):
        sign_list(khanh, row, how="paper", signed_on=today(), signed_name="Trần Thị An", digest="00000000")
    sign_list(khanh, row, how="paper", signed_on=today(), signed_name="Trần Thị An", digest=short_seal(row.digest))
    row.refresh_from_db()
    with pytest.raises(errors.ListSigned):
        sign_list(an, row, how="phone", signed_on=today())
    assert list_pdf(row, short_seal(row.digest)).startswith(b"%PDF")
    assert list_docx(row, short_seal(row.digest)).startswith(b"PK")


@pytest.mark.parametrize("name", ["board", "list", "rules", "campaigns", "pairs"])
def test_pages_open_with_as_many_statements_for_three_as_for_one(cast, client, name, django_assert_max_num_queries):
    for _ in range(3):
        clean(cast.cell_a, phone="", card_number="7")
    scan(today())
    client.force_login(cast.ha.account)
    with django_assert_max_num_queries(45):
        answer = client.get(f"/cleanliness/{ {'board': '', 'list': 'findings/'}.get(name, name + '/') }")
    assert answer.status_code == 200


def test_a_pair_is_merged_on_its_page(cast, client):
    one = clean(cast.cell_a, card_number="8")
    two = clean(cast.cell_b, card_number="8")
    scan(today())
    pair = Pair.objects.get(first=one)
    client.force_login(cast.ha.account)
    page = client.get(f"/cleanliness/pairs/{pair.uid}")
    names = [
        name
        for name in ("full_name", "born_on", "national_id", "card_number")
        if f"side_{name}" in page.content.decode()
    ]

    answer = client.post(
        f"/cleanliness/pairs/{pair.uid}/merge",
        {"side_kept": "2", "side_history": "2", "reason": "Một người", **{f"side_{name}": "2" for name in names}},
    )

    assert answer.status_code == 302
    assert Member.objects.get(pk=one.pk).merged_into == two
    assert two.full_name in client.get(f"/members/{one.uid}/").content.decode()


@pytest.mark.parametrize(
    ("taken", "left"),
    [
        ([], [(2, 9)]),
        ([(1, 20)], []),
        ([(3, 5)], [(2, 3), (5, 9)]),
        ([(1, 3), (5, 6), (8, 12)], [(3, 5), (6, 8)]),
        ([(9, 12)], [(2, 9)]),
    ],
)
def test_days_without_days(taken, left):
    day = dt.date(2026, 1, 1).replace
    given = [(day(day=a), day(day=b)) for a, b in taken]
    assert without((day(day=2), day(day=9)), given) == [(day(day=a), day(day=b)) for a, b in left]


def test_scores_round_down_and_add_up():
    assert Score(1000, 1).of("correct") == 99
    assert Score().total == 100
    assert (Score(10, 1, 2, 3, 4) + Score(10)).total == 100 - 13
