"""Whatever is done in whatever order, also to the tree and to the posts: an open petition has an owner and a due date."""

from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from sotay.access.actor import Actor
from sotay.committees.choices import Post
from sotay.committees.models import Position
from sotay.core.days import since, today
from sotay.core.errors import DomainError
from sotay.petitions.actions import handling, raising, speaking
from sotay.petitions.actions.climbing import climb_overdue
from sotay.petitions.actions.grouping import Likeness, group_similar, separate_petition
from sotay.petitions.actions.handling import Part
from sotay.petitions.choices import OPEN, PetitionStatus
from sotay.petitions.models import Hop, Petition
from tests.factories.people import make_member
from tests.petitions.test_actions import late

SYSTEM = Actor.system()
PLACE = st.integers(0, 5)
WHICH = st.integers(0, 9)


def machine(cast):  # noqa: C901 -- one rule a method
    """A machine that plays on the cast, and takes everything back at its end."""

    class Ways(RuleBasedStateMachine):
        @initialize()
        def begin(self):
            self.undo = transaction.atomic()
            self.undo.__enter__()
            self.is_merged, self.changed = False, set()
            for number, cell in enumerate((cast.cell_a, cast.cell_b, cast.cell_c)):
                raising.raise_petition(SYSTEM, cell, text=f"Đề nghị sửa đường ngõ {number}")

        def teardown(self):
            if hasattr(self, "undo"):
                transaction.set_rollback(True)
                self.undo.__exit__(None, None, None)

        def body(self, number):
            bodies = [cast.province, cast.committee, cast.commune, cast.cell_a, cast.cell_c, cast.cell_b]
            found = bodies[number % (5 if self.is_merged else 6)]
            found.refresh_from_db()
            return found

        def petition(self, number):
            rows = list(Petition.objects.select_related("cell", "owner").order_by("pk"))
            return rows[number % len(rows)]

        def try_to(self, action, *args, **fields):
            try:
                with transaction.atomic():
                    action(SYSTEM, *args, **fields)
            except (DomainError, Petition.DoesNotExist):
                return

        @rule(which=WHICH, to=PLACE)
        def forward(self, which, to):
            self.try_to(handling.forward_petition, self.petition(which), to=self.body(to), reason="x")

        @rule(which=WHICH, lead=PLACE, first=PLACE, second=PLACE)
        def split(self, which, lead, first, second):
            parts = [Part(self.body(first), "a"), Part(self.body(second), "b")]
            self.try_to(handling.split_petition, self.petition(which), lead=self.body(lead), parts=parts, reason="x")

        @rule(which=WHICH)
        def extend(self, which):
            self.try_to(handling.extend_petition, self.petition(which), reason="x")

        @rule(which=WHICH, for_group=st.booleans())
        def answer(self, which, for_group):
            self.try_to(handling.answer_petition, self.petition(which), answer="a", for_group=for_group)

        @rule(which=WHICH)
        def answer_at_once(self, which):
            self.try_to(handling.answer_on_the_spot, self.petition(which), answer="a")

        @rule(which=WHICH, is_satisfied=st.booleans())
        def hear(self, which, is_satisfied):
            if is_satisfied:
                self.try_to(speaking.confirm_answer, self.petition(which))
            else:
                self.try_to(speaking.refuse_answer, self.petition(which), reason="x")

        @rule(which=WHICH)
        def withdraw(self, which):
            petition = self.petition(which)
            self.try_to(speaking.withdraw_petition, petition.cell, petition=petition, reason="x")

        @rule(which=WHICH)
        def let_time_pass(self, which):
            petition = self.petition(which)
            if petition.is_open:
                late(petition)
            climb_overdue(SYSTEM)

        @rule(which=WHICH)
        def group(self, which):
            group_similar(Likeness(50, 85))
            self.try_to(separate_petition, self.petition(which))

        @rule()
        def merge_cells(self):
            from tests.reorganisation.test_hanging import merge

            if not self.is_merged:
                merge(cast)
                self.is_merged = True

        @rule(cell=PLACE)
        def change_secretary(self, cell):
            body = self.body(cell)
            if body.pk in self.changed:
                return
            self.changed.add(body.pk)
            for held in Position.objects.filter(organisation=body, post=Post.SECRETARY, valid__contains=today()):
                Position.objects.filter(pk=held.pk).update(valid=since(held.valid.lower, today()))
            new = make_member(body, full_name="Lê Văn Mới")
            Position.objects.create(member=new, organisation=body, post=Post.SECRETARY, valid=since(today()))

        @invariant()
        def open_is_owned(self):
            rows = Petition.objects.all()
            assert not rows.filter(status__in=OPEN, owner=None).exists()
            assert not rows.filter(status__in=OPEN, due_on=None).exists()
            assert not rows.filter(status__in=OPEN, owner__closed_on__isnull=False).exists()
            assert not rows.exclude(status__in=OPEN).exclude(owner=None).exists()
            done = rows.exclude(status__in=[PetitionStatus.RECEIVED, PetitionStatus.PROCESSING]).filter(parent=None)
            assert not rows.filter(parent__in=done, status__in=OPEN).exists()
            assert set(rows.values_list("pk")) == set(Hop.objects.values_list("petition_id").distinct())

    return Ways


def test_no_way_leaves_an_open_petition_without_owner_or_deadline(cast):
    rules = settings(
        max_examples=5, stateful_step_count=12, deadline=None, database=None, derandomize=True,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    run_state_machine_as_test(machine(cast), settings=rules)
