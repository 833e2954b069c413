"""Forms that run an action and show its refusal beside the field."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms

from sotay.core.errors import DomainError, NotPermitted


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
