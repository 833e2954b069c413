"""Business refusals: one class a fact, one Vietnamese sentence a class."""

from typing import ClassVar


class DomainError(Exception):
    """A refusal that the person can understand and act on.

    A subclass gives `code` (stable, for the API) and `sentence` (Vietnamese, may name `{placeholders}`); `field` is the
    form field at fault, where there is one.
    """

    code: ClassVar[str] = "refused"
    sentence: ClassVar[str] = "Chưa thực hiện được việc này."
    field: ClassVar[str | None] = None

    def __init__(self, **facts: object) -> None:
        """Keep the facts that the sentence names."""
        self.facts = facts
        super().__init__(self.sentence.format(**facts))


class NotPermitted(DomainError):  # answered as 403, never as a form error
    """The actor may see the thing but not do this to it."""

    code = "not_permitted"
    sentence = "Đồng chí chưa được giao quyền thực hiện việc này."


class NotVisible(DomainError):  # answered as 404: who may not see a thing cannot tell that it exists
    """There is no such thing for this actor."""

    code = "not_found"
    sentence = "Không tìm thấy nội dung này."
