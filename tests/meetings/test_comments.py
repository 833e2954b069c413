import logging

import pytest
from django.apps import apps
from django.db import connection
from django.urls import reverse

from sotay.accounts.models import User
from sotay.audit.models import Entry
from sotay.core.days import today
from sotay.core.errors import NotPermitted
from sotay.documents.errors import ClassifiedTextRefused
from sotay.meetings import errors
from sotay.meetings.actions import comments
from sotay.meetings.choices import CommentKind, MeetingStatus
from sotay.meetings.models import Comment
from sotay.members.models import Member
from sotay.notifications.models import Notification
from tests.factories.meetings import make_meeting, upcoming
from tests.factories.people import actor_of

FIELDS = {"kind": CommentKind.COMMENT, "text": " Nhất trí "}


@pytest.fixture
def told(cast):
    return make_meeting(cast.cell_a, MeetingStatus.PUBLISHED, held_on=upcoming(3))


class TestAdd:
    def test_a_comment_has_an_author_and_its_words_stay_out_of_the_ledger(self, cast, told):
        item = told.items.first()

        comment = comments.add_comment(actor_of(cast.binh), told, item=item, **FIELDS)

        comment.refresh_from_db()
        assert (comment.author, comment.item, comment.text, comment.made_on) == (cast.binh, item, "Nhất trí", today())
        entry = Entry.objects.get()
        assert (entry.action, entry.user) == ("meetings.add_comment", cast.binh.account)
        assert entry.detail["text"] == "•••"

    def test_also_while_the_meeting_is_open(self, cast):
        meeting = make_meeting(cast.cell_a, MeetingStatus.OPEN, held_on=today())

        assert comments.add_comment(actor_of(cast.em), meeting, **FIELDS).pk

    def test_an_item_of_another_meeting_is_not_taken(self, cast, told):
        other = make_meeting(cast.cell_b)

        comment = comments.add_comment(actor_of(cast.binh), told, item=other.items.first(), **FIELDS)

        assert comment.item is None

    @pytest.mark.parametrize(
        ("status", "fields", "error"),
        [
            (MeetingStatus.CLOSED, FIELDS, errors.MeetingNotTakingComments),
            (MeetingStatus.CANCELLED, FIELDS, errors.MeetingNotTakingComments),
            (MeetingStatus.DRAFT, FIELDS, errors.MeetingNotTakingComments),
            (MeetingStatus.PUBLISHED, {**FIELDS, "is_anonymous": True}, errors.OnlyQuestionsAnonymous),
            (MeetingStatus.PUBLISHED, {**FIELDS, "text": "Theo công văn (TỐI MẬT)"}, ClassifiedTextRefused),
        ],
    )
    def test_refusals(self, cast, status, fields, error):
        meeting = make_meeting(cast.cell_a, status)

        with pytest.raises(error):
            comments.add_comment(actor_of(cast.binh), meeting, **fields)

        assert not Comment.objects.exists()
        assert not Entry.objects.exists()

    @pytest.mark.parametrize("who", ["chi", "khanh", "ha", "dung"])
    def test_only_who_takes_part(self, cast, told, who):
        with pytest.raises(NotPermitted):
            comments.add_comment(actor_of(getattr(cast, who)), told, **FIELDS)

        assert not Comment.objects.exists()


class TestAnonymousQuestion:
    def test_nothing_in_any_table_leads_to_who_asked(self, client, cast, told, caplog):
        client.force_login(cast.binh.account)
        client.get(reverse("meetings:comment_add", args=[told.uid]))
        before = rows_by_table()

        with caplog.at_level(logging.INFO):
            client.post(
                reverse("meetings:comment_add", args=[told.uid]),
                {"kind": "question", "text": "Quỹ thôn còn bao nhiêu?", "is_anonymous": "on"},
            )

        changed = {table: now - before[table] for table, now in rows_by_table().items() if now - before[table]}
        assert set(changed) == {"meetings_comment", "audit_entry"}
        comment = Comment.objects.get()
        assert comment.author is None
        marks = [str(mark) for mark in words_naming(cast.binh)]
        assert not any(mark in row for rows in changed.values() for row in rows for mark in marks)
        assert not list(people_named_in(comment, Entry.objects.get()))
        entry = Entry.objects.get()
        assert (entry.user, entry.detail, entry.target_id) == (None, {}, told.pk)
        # The ledger tells the day, not the minute.
        assert (entry.at.astimezone().hour, entry.at.astimezone().minute) in {(0, 0), (17, 0)}
        assert str(cast.binh.account.uid) not in caplog.text
        assert not Notification.objects.exists()

    def test_those_who_leave_a_name_are_named(self, client, cast, told, caplog):
        client.force_login(cast.binh.account)

        with caplog.at_level(logging.INFO):
            client.get(reverse("meetings:comments", args=[told.uid]))

        assert str(cast.binh.account.uid) in caplog.text

    def test_an_answer_tells_nobody(self, cast, told):
        question = Comment.objects.create(meeting=told, kind=CommentKind.QUESTION, text="?", made_on=today())

        comments.answer_comment(actor_of(cast.an), question, answer="Còn 5 triệu")

        assert not Notification.objects.exists()

    def test_nobody_can_take_it_back(self, cast, told):
        question = Comment.objects.create(meeting=told, kind=CommentKind.QUESTION, text="?", made_on=today())

        with pytest.raises(NotPermitted):
            comments.withdraw_comment(actor_of(cast.binh), question)


def rows_by_table():
    """Every row of every table of ours, as text."""
    found = {}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            table = model._meta.db_table
            cursor.execute(f'SELECT t::text FROM "{table}" t')  # noqa: S608 -- names from our own models
            found[table] = {row[0] for row in cursor.fetchall()}
    return found


def words_naming(member):
    """What names the member wherever it stands."""
    account = member.account
    return account.uid, member.uid, account.login, account.name, member.full_name, member.national_id


def people_named_in(*rows):
    """The accounts and members to which the rows point."""
    for row in rows:
        for field in row._meta.concrete_fields:
            if field.related_model in (User, Member) and getattr(row, field.attname) is not None:
                yield field


class TestAnswer:
    def test_who_asked_with_a_name_is_told(self, cast, told):
        question = Comment.objects.create(
            meeting=told, kind=CommentKind.QUESTION, author=cast.binh, text="?", made_on=today()
        )

        comments.answer_comment(actor_of(cast.an), question, answer=" Tháng sau ")

        question.refresh_from_db()
        assert question.answer == "Tháng sau"
        assert Notification.objects.get().user == cast.binh.account

    def test_not_once_the_record_is_sealed(self, cast):
        meeting = make_meeting(cast.cell_a, MeetingStatus.SEALED)
        question = Comment.objects.create(meeting=meeting, author=cast.binh, text="?", made_on=today())

        with pytest.raises(errors.MeetingSealed):
            comments.answer_comment(actor_of(cast.an), question, answer="x")

        question.refresh_from_db()
        assert question.answer == ""

    @pytest.mark.parametrize("who", ["binh", "chi", "khanh"])
    def test_only_the_secretary(self, cast, told, who):
        question = Comment.objects.create(meeting=told, author=cast.binh, text="?", made_on=today())

        with pytest.raises(NotPermitted):
            comments.answer_comment(actor_of(getattr(cast, who)), question, answer="x")

        question.refresh_from_db()
        assert question.answer == ""


class TestWithdraw:
    def test_ones_own(self, cast, told):
        comment = Comment.objects.create(meeting=told, author=cast.binh, text="?", made_on=today())

        comments.withdraw_comment(actor_of(cast.binh), comment)

        assert not Comment.objects.exists()
        assert Entry.objects.get().target_id == comment.pk

    def test_not_anothers_not_an_answered_one_not_after_the_meeting(self, cast, told):
        own = Comment.objects.create(meeting=told, author=cast.binh, text="?", answer="!", made_on=today())
        held = make_meeting(cast.cell_a, MeetingStatus.CLOSED, held_on=upcoming(-40))
        late = Comment.objects.create(meeting=held, author=cast.binh, text="?", made_on=today())

        with pytest.raises(NotPermitted):
            comments.withdraw_comment(actor_of(cast.em), own)
        with pytest.raises(errors.CommentAnswered):
            comments.withdraw_comment(actor_of(cast.binh), own)
        with pytest.raises(errors.MeetingNotTakingComments):
            comments.withdraw_comment(actor_of(cast.binh), late)

        assert Comment.objects.count() == 2
