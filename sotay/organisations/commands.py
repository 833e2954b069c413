"""The commands that answer a question about one organisation, for people or as JSON."""

import datetime as dt
import json
import sys
from abc import abstractmethod
from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand
from django.core.serializers.json import DjangoJSONEncoder

from sotay.access.actor import Actor, Channel
from sotay.core.errors import DomainError, NotVisible
from sotay.organisations.models import Organisation
from sotay.organisations.queries.tree import get_organisation_by_code

Node = Organisation
"""What a command is asked about; commands name models no more than views do."""
REFUSED, UNKNOWN = 1, 2


def a_day(text: str) -> dt.date:
    """Return the day that an argument names."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"«{text}» không phải ngày dạng 2026-12-31") from None


class OrganisationCommand(BaseCommand):
    """Answers about an organisation; exit code 2 when there is none of that code, 1 when there is a reason against it."""

    requires_system_checks: list[str] = []  # tests and `sotay check` make them

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the organisation and how to answer."""
        parser.add_argument("--organisation", required=True, metavar="CODE", help="mã tổ chức đang dùng")
        parser.add_argument("--json", action="store_true", help="trả lời bằng JSON")

    def handle(self, *_: Any, organisation: str, json: bool = False, **options: Any) -> None:
        """Find the organisation, ask and answer."""
        try:
            node = self.find(organisation, options)
            answer = as_json(self.for_programs(node, options)) if json else self.for_people(node, options)
        except NotVisible:
            self._end(self.unknown(organisation, options), UNKNOWN)
        except DomainError as refusal:
            self._end(str(refusal), REFUSED)
        else:
            self.stdout.write(answer)

    def find(self, code: str, _options: dict[str, Any]) -> Organisation:
        """Return the organisation that bears the code today."""
        return get_organisation_by_code(Actor.system(Channel.CLI), code)

    def unknown(self, code: str, _options: dict[str, Any]) -> str:
        """Say that there is no such organisation."""
        return f"Không có tổ chức nào đang mang mã «{code}»."

    @abstractmethod
    def for_programs(self, node: Organisation, options: dict[str, Any]) -> dict[str, Any]:
        """Return the answer as it becomes JSON."""

    @abstractmethod
    def for_people(self, node: Organisation, options: dict[str, Any]) -> str:
        """Return the answer in words."""

    def _end(self, sentence: str, code: int) -> None:
        """Say why there is no answer."""
        self.stderr.write(sentence)
        sys.exit(code)


def as_json(answer: dict[str, Any]) -> str:
    """Return an answer on one line."""
    return json.dumps(answer, ensure_ascii=False, cls=DjangoJSONEncoder)
