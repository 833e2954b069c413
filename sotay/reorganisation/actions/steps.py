"""One function for each step of a case file: together they are all that a case can do to the tree."""

from collections.abc import Callable, Sequence
from functools import singledispatch

from django.db.models import Q

from sotay.committees.actions import appoint
from sotay.committees.choices import Post
from sotay.core.days import since
from sotay.core.errors import DomainError, NotPermitted
from sotay.core.find import uid_of
from sotay.documents.decisions import paper_of
from sotay.members.models import Affiliation, Member
from sotay.organisations.actions.writing import Founding, write_organisations
from sotay.organisations.models import Organisation, OrganisationCode
from sotay.reorganisation import errors
from sotay.reorganisation.actions import naming, placing
from sotay.reorganisation.actions.closing import close
from sotay.reorganisation.actions.leaving import transfer_out
from sotay.reorganisation.actions.people import members_living, members_of, move_people
from sotay.reorganisation.actions.running import Running
from sotay.reorganisation.choices import Verb
from sotay.reorganisation.rules import case_file as f

Tell = Callable[[int], None]


def take_steps(run: Running, steps: Sequence[f.Step], tell: Tell = lambda _: None) -> None:
    """Take the steps in their order; a refusal says at which."""
    for number, step in enumerate(steps, 1):
        try:
            take(step, run)
        except NotPermitted:
            raise
        except DomainError as refusal:
            raise errors.StepRefused(number=number, verb=Verb(step.do).label.lower(), reason=str(refusal)) from refusal
        tell(100 * number // len(steps))


@singledispatch
def take(step: f.Step, run: Running) -> None:
    """Take one step."""
    raise NotImplementedError(step)


@take.register
def _found(step: f.Found, run: Running) -> None:
    found(run, step, run.organisation(step.parent), step.kind)


@take.register
def _move(step: f.Move, run: Running) -> None:
    placing.place(run, run.organisations(step.organisations), run.organisation(step.parent), step.kind)
    if step.kind:
        for row in run.organisations(step.organisations):
            naming.retype(run, row, step.kind, None)


@take.register
def _rename(step: f.Rename, run: Running) -> None:
    naming.rename(run, run.organisation(step.organisation), step.name)


@take.register
def _retype(step: f.Retype, run: Running) -> None:
    naming.retype(run, run.organisation(step.organisation), step.kind, step.sector)


@take.register
def _recode(step: f.Recode, run: Running) -> None:
    rows = run.organisations(list(step.codes))
    naming.recode(run, {row.pk: code for row, code in zip(rows, step.codes.values(), strict=True)})


@take.register
def _merge(step: f.Merge, run: Running) -> None:
    for reference in step.organisations:
        absorb(run, run.organisation(reference), run.organisation(step.into))


@take.register
def _consolidate(step: f.Consolidate, run: Running) -> None:
    first = run.organisation(step.organisations[0])
    new = found(run, step, run.organisation(step.parent), step.kind or first.kind, first.sector)
    for reference in step.organisations:
        absorb(run, run.organisation(reference), new)


@take.register
def _split(step: f.Split, run: Running) -> None:
    source = run.organisation(step.organisation)
    if source.parent is None:
        raise errors.OrganisationUnknown(reference=step.organisation)
    parts = [found(run, part, source.parent, part.kind or source.kind, source.sector) for part in step.parts]
    _share_out(run, source, step.parts, parts)
    for part, new in zip(step.parts, parts, strict=True):
        placing.place(run, run.organisations(part.organisations), new)
    if not step.keep:
        close(run, source, parts[0])


@take.register
def _move_members(step: f.MoveMembers, run: Running) -> None:
    source, target = run.organisation(step.source), run.organisation(step.target)
    move_people(run, source, target, members_of(run, source, step.members) if step.members else None)


@take.register
def _dissolve(step: f.Dissolve, run: Running) -> None:
    organisation = run.organisation(step.organisation)
    if step.target is None:
        close(run, organisation, None)
    else:
        absorb(run, organisation, run.organisation(step.target))


@take.register
def _appoint(step: f.Appoint, run: Running) -> None:
    organisation = run.organisation(step.organisation)
    if step.post not in Post.values:
        raise errors.KindUnknown(value=step.post)
    appoint(
        run.actor,
        organisation,
        member=_member(run, step.member),
        post=step.post,
        first=run.day,
        decision=paper_of(run.decision) if run.decision else None,
    )


@take.register
def _transfer_out(step: f.TransferOut, run: Running) -> None:
    for organisation in run.organisations(step.organisations):
        transfer_out(run, organisation)


def absorb(run: Running, organisation: Organisation, into: Organisation) -> None:
    """Let an organisation go up in another: what stands below it, its members, its open work; then it ends."""
    if into.path == organisation.path or into.path.startswith(f"{organisation.path}."):
        raise errors.IntoItself(organisation=organisation.name)
    placing.place(run, list(organisation.children.filter(closed_on=None).order_by("pk")), into)
    if organisation.is_cell:
        move_people(run, organisation, into)
    close(run, organisation, into)


def found(run: Running, new: f.New, parent: Organisation, kind: str, sector: str = "") -> Organisation:
    """Found an organisation under `parent` from the day on and remember it by its mark."""
    placing.require_place(run, kind, parent.kind)
    placing.require_settled(run, [parent])
    if OrganisationCode.objects.filter(code=new.code, valid__overlap=since(run.day)).exists():
        raise errors.CodeTaken(code=new.code)
    founding = Founding(
        new.code, parent.code, new.name, kind, naming.sector_of(new.sector) or sector, run.day, run.decision
    )
    return run.remember(new.mark, write_organisations([founding], {parent.code: parent})[0])


def _share_out(run: Running, source: Organisation, parts: Sequence[f.Part], made: Sequence[Organisation]) -> None:
    """Move the members of a split cell to its parts, nobody to two; all are chosen before the first one goes."""
    chosen: list[list[int]] = []
    taken: set[int] = set()
    for part in parts:
        keys = members_of(run, source, part.members)
        if both := taken.intersection(keys):
            raise errors.MemberTwice(name=Member.objects.get(pk=both.pop()).full_name)
        chosen.append(keys)
        taken.update(keys)
    for part, keys in zip(parts, chosen, strict=True):
        living = members_living(run, source, part.residence) if part.residence else []
        keys += [key for key in living if key not in taken]
        taken.update(keys)
    for keys, new in zip(chosen, made, strict=True):
        if keys:
            move_people(run, source, new, keys)


def _member(run: Running, reference: str) -> Member:
    """Return a member of a cell at or below the case's root on the day, by uid, card number or national ID."""
    by = Q(card_number=reference) | Q(national_id=reference)
    if uid := uid_of(reference):
        by |= Q(uid=uid)
    below = Affiliation.objects.filter(organisation__path__descendant_of=run.root.path, valid__contains=run.day)
    found = Member.objects.filter(by, pk__in=below.values("member")).first()
    if found is None:
        raise errors.MemberUnknown(reference=reference, organisation=run.root.name)
    return found
