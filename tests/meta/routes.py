"""Every address of the product, as Django and the API know them."""

import importlib
import pkgutil
from collections.abc import Iterator
from functools import lru_cache

from django.urls import URLPattern, URLResolver, get_resolver

import sotay
from sotay.access.action import REGISTRY, Registered
from sotay.config.api import api


def page_names() -> set[str]:
    """Return the names of all pages, with their app; an address without a name is named by itself."""
    return {name for name in _names(get_resolver().url_patterns, "", "") if not name.startswith("api:")} - {"/api/^.*$"}


def call_names() -> set[str]:
    """Return all operations of the API."""
    paths = api.get_openapi_schema(path_prefix="/api/v1/")["paths"]
    return {f"{method.upper()} {path}" for path, methods in paths.items() for method in methods}


@lru_cache(maxsize=1)
def actions() -> dict[str, Registered]:
    """Return all actions, after importing every module that has some."""
    for module in pkgutil.walk_packages(sotay.__path__, "sotay."):
        if ".actions" in module.name:
            importlib.import_module(module.name)
    return REGISTRY


def _names(patterns: list[URLPattern | URLResolver], namespace: str, prefix: str) -> Iterator[str]:
    for pattern in patterns:
        address = f"{prefix}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _names(pattern.url_patterns, inner, address)
        else:
            yield f"{namespace}{pattern.name}" if pattern.name else f"/{address}"
