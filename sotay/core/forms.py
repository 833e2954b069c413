"""Forms that filter a list by its address, and forms that run an action and show its refusal beside the field."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

from sotay.core.errors import DomainError, NotPermitted
from sotay.core.parts import Chip


class AddressForm(forms.Form):
    """A GET form: the whole state of a list is in its address."""

    unsaid: ClassVar[tuple[str, ...]] = ("organisation", "under", "on")
    """Fields that the page shows elsewhere and that are no filter in words."""

    def chosen(self) -> dict[str, Any]:
        """Return what can be read of the address; a field that cannot be read filters nothing."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}

    def chips(self, address: QueryDict) -> list[Chip]:
        """Return the filters in force, each with the address without it."""
        said = {name: value for name, value in self.chosen().items() if name not in self.unsaid}
        return [
            Chip(f"{self.fields[name].label}: {self._words(name, value)}", self._without(address, name))
            for name, value in said.items()
        ]

    def _words(self, name: str, value: Any) -> Any:
        """Return the value of a field as it is offered."""
        return dict(getattr(self.fields[name], "choices", [])).get(value, value)

    @staticmethod
    def _without(address: QueryDict, name: str) -> str:
        """Return the address without one filter, from its first page on."""
        rest = address.copy()
        for key in (name, "page", "cursor"):
            rest.pop(key, None)
        return f"?{rest.urlencode()}"


class ActionForm(forms.Form):
    """A form whose fields are the keywords of one action.

    `done` is the sentence shown after success.
    """

    done: ClassVar[str] = "Đã lưu."
    result: Any = None

    def run(self, action: Callable[..., Any], actor: Any, target: Any, **extra: Any) -> bool:
        """Run `action(actor, target, **fields)` when the form is filled in rightly; tell whether it ran.

        A `DomainError` becomes an error of the form (of its field, where it names one) and nothing is lost of what was
        typed. A missing right is not a form error: it goes up and is answered as 403.
        """
        if not self.is_valid():
            return False
        try:
            self.result = action(actor, target, **self.cleaned_data, **extra)
        except NotPermitted:
            raise
        except DomainError as refusal:
            self.add_error(refusal.field if refusal.field in self.fields else None, str(refusal))
            return False
        return True
