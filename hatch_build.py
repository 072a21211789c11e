"""The build refuses a wheel without its page: it would serve a sentence instead of the studio."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PageHook(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        # An editable install, as `make` does it, is a checkout: there the page is built when it is wanted.
        if version == "standard" and not (Path(self.root) / "src/reelwright/page/index.html").is_file():
            raise RuntimeError("The web page is not built: run `make page` before the wheel is built.")
