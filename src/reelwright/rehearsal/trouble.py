"""Trouble: which faults a request meets. Those asked for come first; one is drawn where there are none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, cast

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from reelwright.film.errors import WrongInput
from reelwright.rehearsal.books import Books
from reelwright.rehearsal.fault import Fault, Strikes, drawn_fault, fault_of, faults_in
from reelwright.rehearsal.visit import Visit

HEADER: Final = "x-emu-fault"
MEETS: Final = ("create", "task", "delete", "organization", "usage", "upload", "sink", "output")
"""The sorts of requests that a queued fault can wait for."""
_MOST_SCRIPT: Final = 1_000_000
_READS: Final = (Strikes.DOOR, Strikes.ANSWER)


class Trouble:
    """Chooses faults: by the header, the prompt, the queue, the script (n-th create) or the rate."""

    def __init__(
        self, books: Books, *, rate: float = 0.0, seed: int = 0, script: Mapping[int, Fault] | None = None
    ) -> None:
        self.rate = rate
        self.seed = seed
        self._books = books
        self._script = script or {}

    def of_create(self, visit: Visit, prompt: str) -> tuple[Fault, ...]:
        with self._books.writing():
            number = self._books.count("creates")
            again = self._books.times_asked(visit.account or "", visit.request.url.path, prompt)
            found = [*_in_header(visit), *(one for one in faults_in(prompt) if _lasts(one, again))]
            if number in self._script:
                found.append(self._script[number])
            queued = self._books.take_queued("create")
            if queued is not None:
                found.append(queued)
        drawn = None if found else drawn_fault(self.rate, self.seed, number, creates=True)
        return (*found, drawn) if drawn else tuple(found)

    def of_other(self, visit: Visit, meets: str) -> tuple[Fault, ...]:
        """What a request that creates nothing meets: faults of the way to the server and back alone."""
        found = _in_header(visit)
        queued = self._books.take_queued(meets)
        if queued is not None:
            found.append(queued)
        if not found and self.rate:
            drawn = drawn_fault(self.rate, self.seed, self._books.count("reads"), creates=False)
            found += [drawn] if drawn else []
        return tuple(one for one in found if one.kind.strikes in _READS)


def _in_header(visit: Visit) -> list[Fault]:
    given = visit.request.headers.get(HEADER, "")
    return [fault_of(one) for one in given.split(",") if one.strip()]


def _lasts(fault: Fault, again: int) -> bool:
    """Whether a fault in a prompt that was sent `again` times before still happens.

    The argument of what strikes the request itself says how often; `late` has its seconds there.
    """
    if fault.kind.strikes not in _READS or fault.name == "late" or not fault.argument:
        return True
    return again < fault.number(0)


def read_script(path: Path) -> Mapping[int, Fault]:
    """Faults by the number of the create that they meet, from 1. WrongInput says what is wrong with the file.

    A list: its n-th entry is for the n-th create (`null` for none), or is `{create: n, fault: NAME}`.
    """
    try:
        text = path.read_bytes()[:_MOST_SCRIPT].decode()
        data = cast("Any", YAML(typ="safe", pure=True)).load(text)
    except (OSError, UnicodeDecodeError, YAMLError) as why:
        raise _bad(path, f"it cannot be read: {str(why).splitlines()[0]}") from None
    if not isinstance(data, list):
        raise _bad(path, "expected a list of faults")
    found: dict[int, Fault] = {}
    for number, entry in enumerate(cast("Sequence[Any]", data), 1):
        match entry:
            case None:
                continue
            case str():
                found[number] = fault_of(entry)
            case {"create": int(at), "fault": str(name)} if at >= 1:
                found[at] = fault_of(name)
            case _:
                raise _bad(path, f"entry {number} is neither a fault's name nor {{create: N, fault: NAME}}")
    return found


def _bad(path: Path, why: str) -> WrongInput:
    return WrongInput(
        f"The script {path} cannot be used: {why}.",
        code="bad_script",
        hint="For example:\n- null\n- http_503\n- {create: 5, fault: drop_after}",
        where="script",
    )
