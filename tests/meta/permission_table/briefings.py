"""Briefings: the committee holds them, the secretaries of cells take part in what they are invited to."""

from sotay.briefings.permissions import BriefingPermission as Briefing
from tests.factories.briefings import make_briefing, make_conclusion, make_question
from tests.meta.permission_table.rows import Act, Call, Open, Page, tapped

API = "/api/v1/briefings/{uid}"
INVITED = "/api/v1/briefing-invitations/{uid}"


def at_commune(cast):
    """Where briefings are held."""
    return cast.commune


def briefing(cast):
    """A briefing to which both cells are invited."""
    return make_briefing(cast.commune, cast.cell_a, cast.cell_b)


def invitation(cast):
    """The invitation of cell A."""
    return briefing(cast).invitations.get(organisation=cast.cell_a)


def question(cast):
    """A question of cell A."""
    return make_question(briefing(cast), cast.cell_a)


def of(make):
    """The address of what `make` makes."""
    return lambda cast: {"uid": make(cast).uid}


OF_BRIEFING, OF_INVITATION = of(briefing), of(invitation)


def with_question(cast):
    """The address of a question in its briefing."""
    found = question(cast)
    return {"uid": found.briefing.uid, "question": found.uid}


def with_conclusion(cast):
    """The address of a conclusion in its briefing."""
    found = make_conclusion(briefing(cast), cast.cell_a, owner=cast.an)
    return {"uid": found.briefing.uid, "conclusion": found.uid}


def commune(cast):
    """The address of the commune."""
    return {"uid": cast.commune.uid}


def held(name, args=OF_BRIEFING, data=None, **more):
    """A page of the committee."""
    values = {"at": at_commune, "sees": Briefing.VIEW, **more}
    return Page(f"briefings:{name}", Briefing.HOLD, args=args, data=data, **values)


def told(name, args=OF_INVITATION, data=None):
    """A page of an invited secretary."""
    return Page(f"briefings:{name}", Briefing.TAKE_PART, args=args, data=data, viewer=404)


def call(method, path, args=OF_BRIEFING, data=None, **more):
    """An operation of the committee."""
    return Call(method, f"{API}{path}", Briefing.HOLD, at=at_commune, args=args, data=data, sees=Briefing.VIEW, **more)


def fields(_cast):
    """What is planned."""
    times = {"held_on": "2030-01-05", "starts": "08:00", "questions_until": "2030-01-04"}
    return {**times, "place": "Hội trường xã", "content": "Đánh giá quý"}


PAGES = [
    Page("briefings:list", Open.SIGNED_IN),
    Page("briefings:lacking", Open.SIGNED_IN),
    Page("briefings:committees", Open.SIGNED_IN),
    Page("briefings:mine", Open.SIGNED_IN),
    held("add", commune, viewer=404),
    Page("briefings:detail", Briefing.VIEW, at=at_commune, args=of(briefing), viewer=None),
    Page("briefings:minutes_word", Briefing.VIEW, at=at_commune, args=of(briefing), viewer=None),
    Page("briefings:minutes_pdf", Briefing.VIEW, at=at_commune, args=of(briefing), viewer=None),
    *(held(name) for name in ("edit", "cancel", "presence", "minutes", "conclusion_add")),
    *(held(name, data=tapped) for name in ("invite", "close")),
    held("answer", with_question),
    held("conclusion_result", with_conclusion),
    held("conclusion_remove", with_conclusion, tapped),
    told("invitation"),
    told("ask"),
    told("reply"),
    told("question_withdraw", of(question), tapped),
]
CALLS = [
    Call("GET", "/api/v1/briefings", Open.SIGNED_IN),
    Call("GET", "/api/v1/briefings/lacking", Open.SIGNED_IN),
    Call("GET", "/api/v1/briefing-invitations", Open.SIGNED_IN),
    Call("GET", API, Briefing.VIEW, at=at_commune, args=of(briefing), viewer=None),
    Call(
        "POST",
        "/api/v1/organisations/{uid}/briefings",
        Briefing.HOLD,
        at=at_commune,
        args=commune,
        data=fields,
        sees=Briefing.VIEW,
        viewer=404,
    ),
    call("PUT", "", data=fields),
    call("POST", "/invite"),
    call("POST", "/cancel"),
    call("POST", "/close"),
    call("PUT", "/questions/{question}", with_question),
    call(
        "POST", "/conclusions", data=lambda _cast: {"title": "Thu gom rác", "owner": "cell:x", "due_on": "2030-01-01"}
    ),
    call("PUT", "/conclusions/{conclusion}/result", with_conclusion),
    Call("POST", f"{INVITED}/questions", Briefing.TAKE_PART, args=of(invitation), viewer=404),
    Call("PUT", INVITED, Briefing.TAKE_PART, args=of(invitation), viewer=404),
]
ACTS = [
    Act("briefings.plan_briefing", Briefing.HOLD, at_commune),
    *(
        Act(f"briefings.{name}", Briefing.HOLD, briefing)
        for name in (
            "edit_briefing", "send_invitations", "cancel_briefing", "answer_question", "record_presence", "write_minutes",
            "add_conclusion", "remove_conclusion", "record_conclusion_result", "close_briefing",
        )
    ),
    *(Act(f"briefings.{name}", Briefing.TAKE_PART, invitation) for name in ("ask_question", "reply_to_invitation")),
    Act("briefings.withdraw_question", Briefing.TAKE_PART, question),
]  # fmt: skip
ROWS = [*PAGES, *CALLS, *ACTS]
