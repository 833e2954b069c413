"""Phones in airplane mode: an evening as four people live it, sent over a network that comes and goes."""

import datetime as dt
import json
import random
import uuid
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from django.utils import timezone

from sotay.access.actor import Actor, Channel
from sotay.access.sync import Arrival, Entry, take
from sotay.core.days import ZONE, today
from sotay.meetings.models import Attendance, Comment, Meeting, Motion, Opinion, Paper, ScoreLine, Vote
from sotay.meetings.queries.score import computed_for
from sotay.members.models import Member
from sotay.work.models import Task
from tests.factories.cast import Cast
from tests.factories.evenings import Evening, make_deputy, make_evening
from tests.factories.work import make_task

MOST_SENDINGS = 600
DAY = dt.timedelta(days=1)


@dataclass
class Phone:
    """A phone in airplane mode: its owner, how wrong its clock is, what it has kept and not yet heard of."""

    name: str
    actor: Actor
    skew: dt.timedelta = dt.timedelta()
    entries: list[Entry] = field(default_factory=list)
    needs: dict[uuid.UUID, uuid.UUID] = field(default_factory=dict)

    def keep(self, entry: Entry, needs: uuid.UUID | None = None) -> uuid.UUID:
        """Keep what was just done; `needs` is what the owner had seen on the page before doing it."""
        self.entries.append(replace(entry, device=self.name))
        if needs:
            self.needs[entry.id] = needs
        return entry.id


class Script:
    """One evening as four people live it: secretary and deputy keep the same list, two members take part."""

    def __init__(self, evening: Evening, tasks: list[Task], seed: int) -> None:
        """Write down who does what when; the list differs from seed to seed."""
        self.chance = random.Random(seed)  # noqa: S311 -- the same evening for the same seed
        self.evening, self.meeting, self.tasks = evening, evening.meeting, tasks
        self.begins = dt.datetime.combine(self.meeting.held_on, self.meeting.starts, ZONE)
        self.items = list(self.meeting.items.order_by("number"))
        self.secretary = self._phone("Máy bí thư", evening.an)
        self.deputy = self._phone("Máy phó bí thư", evening.others[1])
        self.binh = self._phone("Máy của Bình", evening.binh)
        self.giap = self._phone("Máy của Giáp", evening.others[0])
        self._prepare()
        motion = self._hold()
        self._take_part(motion)
        self._finish()
        for phone in self.phones:
            ordered = sorted(phone.entries, key=lambda entry: entry.happened_at)
            before = [None, *(entry.id for entry in ordered)]
            phone.entries = [replace(entry, after=key) for entry, key in zip(ordered, before, strict=False)]

    @property
    def phones(self) -> list[Phone]:
        """All phones of the evening."""
        return [self.secretary, self.deputy, self.binh, self.giap]

    def _phone(self, name: str, member: Member) -> Phone:
        return Phone(name, Actor(user=member.account, channel=Channel.API))

    def _sometimes(self) -> bool:
        return self.chance.random() < 0.35

    def _do(self, phone, minutes, action, target=None, needs=None, **payload):
        happened_at = self.begins + dt.timedelta(minutes=minutes, milliseconds=self.chance.randrange(900))
        entry = Entry(
            id=uuid.UUID(int=self.chance.getrandbits(128), version=4),
            action=action if "." in action else f"meetings.{action}",
            target=target or self.meeting.uid,
            payload=json.loads(json.dumps(payload, default=str)),
            happened_at=happened_at,
        )
        return phone.keep(entry, needs)

    def _prepare(self) -> None:
        """What members do in the days before."""
        if self._sometimes():
            self._do(self.binh, -900, "note_opened")
        comment = self._do(self.binh, -890, "add_comment", kind="comment", text="Đề nghị sớm sửa mương.")
        self._do(self.binh, -880, "add_comment", kind="question", text="Quỹ còn bao nhiêu?", is_anonymous=True)
        if self._sometimes():
            self._do(self.giap, -600, "excuse", reason="Đi làm ăn xa")
            self._do(self.giap, -300, "withdraw_excuse")
        self._do(self.secretary, -100, "answer_comment", comment, needs=comment, answer="Tuần tới sẽ sửa.")

    def _hold(self) -> uuid.UUID:
        """What secretary and deputy do; both take the list."""
        do, evening, s = self._do, self.evening, self.secretary
        _, _, third, fourth, fifth, sixth, seventh = evening.others
        do(s, 1, "open_meeting", chair=evening.an.uid, secretary_of_meeting=seventh.uid)
        if self._sometimes():
            do(s, 3, "record_attendance", member=evening.em.uid, state="present")
        do(s, 4, "record_attendance", member=third.uid, state="present")
        for member in (fourth, fifth, sixth):
            for phone in (s, self.deputy):
                self._record(phone, member)
        stroke = do(s, 12, "mark_rest_present")
        if self._sometimes():
            do(s, 13, "undo_rest_present", entry=stroke)
            do(s, 14, "mark_rest_present")
        if self._sometimes():
            guest = do(s, 15, "welcome_guest", name="Vũ Đình Khánh", post="Đảng ủy xã")
            do(s, 16, "toggle_guest", guest=guest, is_here=False)
        self._note_opinions(third)
        do(s, 30, "begin_item", self.items[1].uid)
        if self._sometimes():
            do(s, 31, "record_departure", member=third.uid)
            if self._sometimes():
                do(s, 33, "undo_departure", member=third.uid)
        motion = do(s, 40, "put_motion", text="Thông qua nghị quyết")
        do(s, 46, "count_hands", motion, agree=3, disagree=1)
        do(s, 47, "close_motion", motion)
        if self._sometimes():
            unasked = do(s, 48, "put_motion", text="Nhầm")
            do(s, 49, "withdraw_motion", unasked)
        return motion

    def _note_opinions(self, speaker: Member) -> None:
        """Write down what is said."""
        do, s = self._do, self.secretary
        said = do(s, 20, "note_opinion", speaker=speaker.uid, item=self.items[0].uid, summary="Nhất trí")
        do(s, 21, "amend_opinion", said, summary="Nhất trí với báo cáo.")
        if self._sometimes():
            mistaken = do(s, 22, "note_opinion", speaker_name="Khách", summary="Nhầm")
            do(s, 23, "withdraw_opinion", mistaken)
        if self._sometimes():
            do(self.deputy, 24, "note_opinion", speaker_name="Trưởng thôn", summary="Bà con đồng tình.")

    def _record(self, phone: Phone, member: Member) -> None:
        """One of the two writes down one person, perhaps several times."""
        minutes = 5 + self.chance.random() * 6
        for _ in range(self.chance.randrange(3)):
            state = self.chance.choice(["present", "present", "late", "absent", "excused", "undo"])
            if state == "undo":
                self._do(phone, minutes, "undo_attendance", member=member.uid)
            else:
                reason = "Ốm" if state == "excused" else ""
                self._do(phone, minutes, "record_attendance", member=member.uid, state=state, reason=reason)
            minutes += 0.3

    def _take_part(self, motion: uuid.UUID) -> None:
        """What the two members do during the meeting; they see the question only once it has come to the server."""
        self._do(self.binh, -7, "check_in")
        self._do(self.giap, self.chance.choice([5, 25]), "check_in")
        if self._sometimes():
            self._do(self.binh, 41, "cast_vote", motion, needs=motion, choice="other")
        self._do(self.binh, 42, "cast_vote", motion, needs=motion, choice="agree")
        self._do(self.giap, 43, "cast_vote", motion, needs=motion, choice="agree")
        if self._sometimes():
            self._do(self.binh, 60, "add_comment", kind="comment", text="Xin ghi thêm ý kiến.")
        self._do(self.giap, 61, "work.report_own_result", self.tasks[1].uid, status="done", result="Đã xong")

    def _finish(self) -> None:
        """Tasks, points, the closing, the papers."""
        do, s, evening = self._do, self.secretary, self.evening
        do(s, 50, "give_task", title="Sửa mương", due_on=today() + dt.timedelta(days=20), owner=evening.binh.uid)
        do(s, 51, "record_task_result", task=self.tasks[0].uid, status="done", result="Xong trước hạn")
        if self._sometimes():
            do(s, 52, "begin_item", self.items[2].uid)
        points = {item.number: found.maximum for found, item in computed_for(self.meeting)}
        do(s, 80, "score_meeting", points=points)
        if self._sometimes():
            do(s, 90, "close_meeting", conclusion="Nhầm")
            do(s, 91, "reopen_meeting")
        do(s, 95, "close_meeting", conclusion="Chi bộ nhất trí.", evaluation="Có tiến bộ.")
        do(s, 99, "edit_paper", kind="minutes", version=0, texts={"conclusion": ["Chi bộ nhất trí cao."]})
        if self._sometimes():
            texts, base = {"conclusion": ["Chi bộ nhất trí rất cao."]}, {"conclusion": ["Chi bộ nhất trí cao."]}
            do(s, 101, "edit_paper", kind="minutes", version=0, texts=texts, base=base)


def uninterrupted(script: Script) -> dict[str, list]:
    """What stands after the evening with network throughout: each entry the moment it was made."""
    everything = [(phone, entry) for phone in script.phones for entry in phone.entries]
    everything.sort(key=lambda pair: pair[1].happened_at)
    for phone, entry in everything:
        (outcome,) = take(phone.actor, [entry], Arrival.of(timezone.now(), None))
        assert not outcome.retry, (phone.name, entry, outcome)
    return standing(script.meeting)


def interrupted(script: Script, seed: int) -> dict[str, list]:
    """What stands after the same evening with the network coming and going at random, until every phone has sent all."""
    chance = random.Random(seed)  # noqa: S311 -- the same network for the same seed
    waiting = {phone.name: list(phone.entries) for phone in script.phones}
    wrong = chance.choice(script.phones).name
    skew = {phone.name: (chance.choice([DAY, -DAY]) if phone.name == wrong else 0 * DAY) for phone in script.phones}
    applied: set[uuid.UUID] = set()
    for _ in range(MOST_SENDINGS):
        ready = [phone for phone in script.phones if waiting[phone.name]]
        if not ready:
            return standing(script.meeting)
        phone = chance.choice(ready)
        shown = seen_so_far(waiting[phone.name], phone, applied)
        batch = shown[: chance.randint(1, 12)]
        sent = disordered([replace(one, happened_at=one.happened_at + skew[phone.name]) for one in batch], chance)
        if chance.random() < 0.25:  # the connection breaks while the list is on its way
            sent = sent[: chance.randint(0, len(sent))]
        now = timezone.now()
        outcomes = take(phone.actor, sent, Arrival.of(now, now + skew[phone.name]))
        applied |= {one.id for one in outcomes if one.status in {"applied", "duplicate"}}
        if chance.random() < 0.3:  # the answer is lost
            continue
        done = {one.id for one in outcomes if not one.retry}
        waiting[phone.name] = [one for one in waiting[phone.name] if one.id not in done]
    raise AssertionError({name: entries[:1] for name, entries in waiting.items() if entries})


def seen_so_far(entries: list[Entry], phone: Phone, applied: set[uuid.UUID]) -> list[Entry]:
    """The entries that can exist by now: nobody answers a question that has not reached their phone."""
    found = []
    for entry in entries:
        if phone.needs.get(entry.id, entry.id) not in {entry.id, *applied}:
            break
        found.append(entry)
    return found


def disordered(entries: list[Entry], chance: random.Random) -> list[Entry]:
    """The same list as a bad network brings it: some twice, some out of order."""
    found = entries + [one for one in entries if chance.random() < 0.15]
    if chance.random() < 0.4:
        chance.shuffle(found)
    return found


def standing(meeting: Meeting) -> dict[str, list]:
    """Everything of the meeting that people would read, without what only tells how it came."""
    line = ("member__full_name", "state", "arrived_at", "left_at", "reason", "entitled", "method", "opened_at")
    figures = ("convened", "due", "present", "excused", "handbook_users", "score")
    texts = ("status", "opened_at", "closed_at", "chair", "secretary_of_meeting", "conclusion", "evaluation")
    motion = ("uid", "text", "status", "closed_at", "base", "agree", "is_carried", "hands_agree", "hands_disagree")
    task = ("title", "owner", "due_on", "status", "result", "finished_on", "created_at")
    comment = ("uid", "kind", "author", "text", "answer", "made_on")
    opinion = ("uid", "item", "speaker", "speaker_name", "summary", "noted_at")
    return {
        "meeting": list(Meeting.objects.filter(pk=meeting.pk).values_list(*texts, *figures)),
        "list": list(Attendance.objects.filter(meeting=meeting).order_by("member_id").values_list(*line)),
        "items": list(meeting.items.order_by("pk").values_list("begun_at", flat=True)),
        "guests": list(meeting.guests.order_by("uid").values_list("uid", "name", "arrived_at")),
        "comments": list(Comment.objects.filter(meeting=meeting).order_by("uid").values_list(*comment)),
        "opinions": list(Opinion.objects.filter(meeting=meeting).order_by("uid").values_list(*opinion)),
        "motions": list(Motion.objects.filter(meeting=meeting).order_by("uid").values_list(*motion)),
        "votes": list(Vote.objects.order_by("member_id").values_list("motion__uid", "member", "choice", "cast_at")),
        "tasks": list(Task.objects.order_by("uid").values_list(*task)),
        "points": list(ScoreLine.objects.filter(meeting=meeting).order_by("item_id").values_list("item", "points")),
        "papers": list(Paper.objects.filter(meeting=meeting).order_by("kind").values_list("kind", "title", "sections")),
    }


def differences(wanted: dict[str, list], found: dict[str, list]) -> dict[str, list]:
    """What stands otherwise than wanted: first as wanted, then as found."""
    return {
        part: [pair for pair in zip_longest(wanted[part], found[part]) if pair[0] != pair[1]]
        for part in wanted
        if wanted[part] != found[part]
    }


def make_evening_of_yesterday(cast: Cast) -> Evening:
    """Yesterday's meeting at 19:30, with a deputy who keeps the list as well."""
    begins = dt.datetime.combine(today() - DAY, dt.time(19, 30), ZONE)
    minutes = int((timezone.now() - begins).total_seconds() // 60)
    found = make_evening(cast, minutes_ago=minutes, draft_resolution="Làm đường ngõ 3.")
    make_deputy(cast, found.others[1])
    return found


def make_tasks_from_before(evening: Evening) -> list[Task]:
    """Two tasks from before, one of them Giáp's."""
    before = timezone.now() - 20 * DAY
    return [
        make_task(evening.meeting.organisation, title="Thu gom rác", created_at=before),
        make_task(evening.meeting.organisation, title="Vận động", owner=evening.others[0], created_at=before),
    ]
