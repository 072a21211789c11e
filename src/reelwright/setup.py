"""The setup: what a person sets up from the page, kept in the data folder beneath all else that is set."""

from __future__ import annotations

import os
import secrets
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr, ValidationError
from pydantic.alias_generators import to_camel

from reelwright.film.errors import Conflict, StorageTrouble, WrongInput, WrongSetting
from reelwright.settings import (
    KEPT,
    KEPT_FILE,
    LEADS,
    OUTSIDE,
    Origin,
    Settings,
    kept_in,
    kept_text,
    names_of,
    origin,
    variable,
)

_HEAD = "# Set up from the page of Reelwright. The environment and .env count before it.\n"


@dataclass(frozen=True, slots=True)
class Held:
    """A setting, as it is when the studio is started next."""

    field: str
    variable: str
    origin: Origin
    value: str | None
    """None where there is none, and for what is secret."""
    is_set: bool
    secret: bool
    overruled: bool
    """It was set from the page, and the environment or `.env` counts before that, or holds the key."""


class Setup:
    """The settings of a data folder that can be set up from the page.

    `check` raises WrongSetting or WrongInput for settings that no studio can be built from.
    """

    def __init__(self, folder: Path, check: Callable[[Settings], None]) -> None:
        self._folder = folder
        self._check = check
        self._lock = threading.Lock()
        self._begun_with = self._kept()

    @property
    def changed(self) -> bool:
        """Whether something was set since the studio was started, which it does not know of."""
        return self._kept() != self._begun_with

    def held(self) -> tuple[Held, ...]:
        """How every setting stands that can be set up from the page."""
        kept = self._kept()
        try:
            settings = Settings(data_dir=self._folder)
        except ValidationError as trouble:
            raise WrongSetting(_sentence(trouble), hint=f"Mend {KEPT_FILE} in the data folder.") from None
        return tuple(_held(field, settings, kept) for field in KEPT)

    def change(self, changes: Mapping[str, str | None]) -> None:
        """Keep what `changes` says, by field, for the next start. None, or only spaces, takes one away.

        WrongInput, with the field in camelCase, for what no studio can be built with: nothing is kept then.
        Conflict or WrongInput for what would lead a key elsewhere that is not in `changes`. StorageTrouble.
        """
        with self._lock:
            before = self._kept()
            kept = dict(before)
            for field, value in changes.items():
                plain = (value or "").strip()
                _check_text(field, plain)
                kept.pop(field, None)
                if plain:
                    kept[field] = plain
            _check_leads(changes, before, kept)
            self._try(kept)
            if kept != before:
                self._write(kept)

    def _kept(self) -> dict[str, str]:
        try:
            return kept_in(self._folder)
        except (OSError, ValueError) as why:
            raise unreadable(why) from why

    def _try(self, kept: Mapping[str, str]) -> None:
        try:
            # In a folder without a file of settings, so that what was taken away is not found there;
            # and without what leads a key elsewhere that is not to be led, as the next start does without it.
            counts = {field: value for field, value in kept.items() if origin(field, kept) != "default"}
            settings = Settings(data_dir=self._folder / f"{KEPT_FILE}.trial", **counts)  # pyright: ignore[reportArgumentType]
            self._check(settings)
        except ValidationError as trouble:
            where = _field(str(trouble.errors()[0]["loc"][0]))
            raise WrongInput(_sentence(trouble), code="wrong_setting", where=where) from None
        except (WrongSetting, WrongInput) as why:
            where = None if why.where is None else _field(why.where)
            raise WrongInput(why.message, code=why.code, hint=why.hint, where=where) from None

    def _write(self, kept: Mapping[str, str]) -> None:
        place = self._folder / KEPT_FILE
        partial = place.with_name(f".{KEPT_FILE}-{secrets.token_hex(8)}")
        try:
            handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as out:
                out.write(_HEAD + kept_text(kept))
                out.flush()
                os.fsync(out.fileno())
            os.replace(partial, place)
        except OSError as why:
            with suppress(OSError):
                partial.unlink(missing_ok=True)
            raise StorageTrouble(
                f"The settings cannot be written to {place}: {why.strerror or why}.",
                code="not_writable",
                hint="Check who owns the data folder.",
            ) from why


def unreadable(why: Exception) -> WrongSetting:
    """The file of settings cannot be read."""
    return WrongSetting(
        f"What was set up from the page, {KEPT_FILE} in the data folder, cannot be read: {why}.",
        hint="Mend the file, or delete it and set them up again.",
        where=KEPT_FILE,
    )


def _held(field: str, settings: Settings, kept: Mapping[str, str]) -> Held:
    value: object = getattr(settings, field)
    secret = isinstance(value, SecretStr) or field.endswith("_key")
    from_where = origin(field, kept)
    plain = value.get_secret_value() if isinstance(value, SecretStr) else str(value or "")
    return Held(
        field=field,
        variable=variable(field),
        origin=from_where,
        value=None if secret else (plain or None),
        is_set=bool(plain.strip()),
        secret=secret,
        overruled=field in kept and from_where != "page",
    )


def _check_leads(
    changes: Mapping[str, str | None], before: Mapping[str, str], kept: Mapping[str, str]
) -> None:
    """A key goes to no address and no vendor that is set without it."""
    for lead in sorted(LEADS.keys() & changes.keys() & kept.keys()):
        key = LEADS[lead]
        if origin(key, kept) in OUTSIDE:
            raise Conflict(
                f"{variable(key)} is set outside of the page, and goes nowhere that is set here.",
                code="key_elsewhere",
                hint=f"Set {variable(lead)} where the key is set.",
                where=to_camel(lead),
            )
        if key in before and key not in changes and kept[lead] != before.get(lead):
            raise WrongInput(
                f"The key that was kept before does not go along with another {to_camel(lead)}.",
                code="key_missing",
                hint="Type the key once more.",
                where=to_camel(key),
            )


def _check_text(field: str, text: str) -> None:
    if any(not letter.isprintable() for letter in text):
        raise WrongInput(
            f"{to_camel(field)} holds a character that cannot be seen.",
            code="wrong_setting",
            where=to_camel(field),
        )


def _sentence(trouble: ValidationError) -> str:
    first = trouble.errors()[0]
    return f"{_field(str(first['loc'][0]))}: {first['msg'].removeprefix('Value error, ')}."


def _field(name: str) -> str:
    """A setting as the page calls it, by its field or one of its variables."""
    found = next((field for field in KEPT if name in (field, *names_of(field))), None)
    return name if found is None else to_camel(found)
