"""What the frames need on every page, worked out only when a template asks."""

from functools import cached_property

from django.conf import settings
from django.http import HttpRequest

from sotay.access.actor import Actor
from sotay.accounts.shared import is_shared_session
from sotay.members.queries.senior import is_senior
from sotay.rehearsal.queries import Guide, guide_of
from sotay.web.navigation import DESK, HANDBOOK, ME, Link, address, links, works_at_desk_only
from sotay.web.queries import unread_notices
from sotay.web.release import release
from sotay.web.sections import Section, sections_of


class Frame:
    """The frame around a page: navigation, account, unread notices, release."""

    def __init__(self, request: HttpRequest) -> None:
        """Keep the request."""
        self._request = request

    @cached_property
    def actor(self) -> Actor:
        """Return the request's actor, or nobody before sign-in and on error pages."""
        return getattr(self._request, "actor", None) or Actor(user=None)

    @property
    def signed_in(self) -> bool:
        """Tell whether a person is signed in."""
        return self.actor.user is not None

    @property
    def senior(self) -> bool:
        """Tell whether the page is drawn in large letters, one step at a time."""
        return is_senior(self._request)

    @property
    def path(self) -> str:
        """Return the address of the page, for coming back to it."""
        return self._request.get_full_path()

    @property
    def account(self) -> str:
        """Return the account's code: drafts on a shared device are kept apart by it."""
        return str(self.actor.user.uid) if self.actor.user else ""

    @property
    def account_name(self) -> str:
        """Return the account's name."""
        return self.actor.user.name if self.actor.user else ""

    @cached_property
    def handbook(self) -> tuple[Link, ...]:
        """Return the entries of the bottom bar."""
        return links(HANDBOOK, self.actor, self._view)

    @cached_property
    def desk(self) -> tuple[Link, ...]:
        """Return the entries of the sidebar."""
        return links(DESK, self.actor, self._view)

    @property
    def desk_sections(self) -> tuple[Section, ...]:
        """Return the entries of the sidebar under their headings."""
        return sections_of(self.desk)

    @property
    def uses_handbook(self) -> bool:
        """Tell whether the person has a handbook beside the desk."""
        return self.signed_in and not works_at_desk_only(self.actor)

    @cached_property
    def me(self) -> tuple[Link, ...]:
        """Return what concerns the person alone; in a practice cell that stays outside."""
        return () if self.guide else links(ME, self.actor, self._view)

    @cached_property
    def unread(self) -> int:
        """Return how many notices wait to be read."""
        return unread_notices(self.actor)

    @property
    def notices_url(self) -> str:
        """Return the address of the person's notices."""
        return address("notifications:list") if self.signed_in else ""

    @property
    def search_url(self) -> str:
        """Return the address that searches everything the actor may see."""
        return address("web:search")

    @cached_property
    def is_shared(self) -> bool:
        """Tell whether several people use this device: the page keeps nothing, and says so."""
        if getattr(self._request, "shared_device", False):
            return True
        return self.signed_in and hasattr(self._request, "session") and is_shared_session(self._request)

    @property
    def idle_seconds(self) -> str:
        """Return how long a shared device may lie untouched; as text, because it goes into an attribute."""
        return str(settings.SOTAY_SHARED_IDLE_SECONDS)

    @cached_property
    def guide(self) -> Guide | None:
        """Return the guide of the practice cell in which the session stands, if it does."""
        rehearsal = getattr(self.actor.user, "rehearsal", None) if self.actor.user else None
        return guide_of(rehearsal) if rehearsal else None

    @property
    def sign_out_url(self) -> str:
        """Return the address that ends the session."""
        return address("accounts:sign_out")

    @property
    def release(self) -> str:
        """Return the mark of this release."""
        return release()

    @property
    def _view(self) -> str:
        """Return the name of the present view."""
        match = self._request.resolver_match
        return match.view_name if match else ""


def frame(request: HttpRequest) -> dict[str, Frame]:
    """Give every template `frame`."""
    return {"frame": Frame(request)}
