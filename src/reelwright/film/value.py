"""What every noun of the film is made of: a frozen record, camelCase in JSON, snake_case in Python."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel


class Value(BaseModel):
    """A frozen, validated record; a change is a new value (`value.but(title="...")`)."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=to_camel,
        validate_by_name=True,
        validate_by_alias=True,
    )

    def but(self, **changes: Any) -> Self:
        """The same value with some fields changed, validated again."""
        fields: dict[str, Any] = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self).model_validate({**fields, **changes})

    def to_json(self) -> dict[str, Any]:
        """Plain JSON data with camelCase names, as the API and the database keep it."""
        return self.model_dump(mode="json", by_alias=True)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The value that `to_json` wrote."""
        return cls.model_validate(data)
