"""The smallest body that an operation of the API accepts, made from its own document."""

import uuid
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from sotay.config.api import api

_BY_FORMAT = {
    "uuid": str(uuid.UUID(int=1)),
    "date": "2026-12-03",
    "time": "19:30:00",
    "date-time": "2026-12-03T19:30:00+07:00",
}


@lru_cache(maxsize=1)
def document() -> Any:
    """Return the document of the API."""
    return api.get_openapi_schema(path_prefix="/api/v1/")


def example_body(method: str, path: str) -> Any:
    """Return a body with what is required and nothing else."""
    operation = document()["paths"][path][method.lower()]
    content = operation.get("requestBody", {}).get("content", {})
    return _example(content["application/json"]["schema"]) if "application/json" in content else {}


def _example(schema: dict[str, Any]) -> Any:
    if "$ref" in schema:
        schema = document()["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
    choices = schema.get("anyOf") or schema.get("allOf")
    if choices:
        return _example(choices[0])
    if "enum" in schema or "const" in schema:
        return schema.get("enum", [schema.get("const")])[0]
    return _MAKERS.get(schema.get("type", ""), lambda _schema: None)(schema)


_MAKERS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "object": lambda schema: {name: _example(schema["properties"][name]) for name in schema.get("required", ())},
    "array": lambda schema: [_example(schema["items"])] if schema.get("minItems") else [],
    "string": lambda schema: _BY_FORMAT.get(schema.get("format", ""), "x" * max(1, schema.get("minLength", 1))),
    "integer": lambda schema: schema.get("minimum", 1),
    "number": lambda schema: schema.get("minimum", 1),
    "boolean": lambda _schema: True,
}
