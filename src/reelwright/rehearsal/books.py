"""What the server remembers: accounts, tasks, every credit that moved, uploads and every request.

One SQLite file. Everything is on the disk before it is answered, so that a process killed at any moment goes
on where it was.
"""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

from reelwright.film.errors import StorageTrouble
from reelwright.rehearsal.fault import Fault, fault_of
from reelwright.rehearsal.issue import Json
from reelwright.rehearsal.task import Status, Task, day_of

VERSION: Final = 1
_TABLES: Final = """
create table account (
    name text primary key, credits integer not null, since integer not null);
create table task (
    id text primary key, account text not null, model text not null, endpoint text not null,
    body text not null, seed integer not null, faults text not null, created integer not null,
    pending_ms integer not null, running_ms integer not null, pace real not null,
    quoted integer not null, charged integer not null, granted integer, over integer, status text,
    deleted integer not null default 0);
create index task_live on task (account, model) where status is null;
create index task_day on task (account, model, created);
create table movement (
    id integer primary key, account text not null, task text not null, model text not null,
    at integer not null, day text not null, credits integer not null);
create index movement_day on movement (account, day);
create table upload (
    id text primary key, account text not null, filename text not null, ticket text not null,
    created integer not null, file text);
create table request (
    number integer primary key, at integer not null, method text not null, path text not null,
    account text, status integer, task text, model text, prompt text, faults text not null);
create table queued (
    id integer primary key, fault text not null, meets text not null, times integer not null);
create table struck (task text not null, fault text not null, times integer not null,
    primary key (task, fault));
create table setting (name text primary key, value text not null);
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it was logged; `status` is None where the connection was cut instead of an answer."""

    number: int
    at: int
    method: str
    path: str
    account: str | None
    status: int | None
    task: str | None
    model: str | None
    prompt: str | None
    faults: str


@dataclass(frozen=True, slots=True)
class Upload:
    id: str
    account: str
    filename: str
    ticket: str
    created: int
    file: str | None
    """Its name in the folder of inputs; None until it was sent."""


class Books:
    """The state in `path`. Used from one thread; StorageTrouble when the file cannot be opened."""

    def __init__(self, path: Path) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, isolation_level=None, timeout=5)
            self._db.row_factory = sqlite3.Row
            self._db.execute("pragma journal_mode = wal")
            self._db.execute("pragma synchronous = full")
            found = cast("int", self._db.execute("pragma user_version").fetchone()[0])
            if found == 0:
                self._db.executescript(f"begin;{_TABLES}pragma user_version = {VERSION};commit;")
        except (OSError, sqlite3.Error) as why:
            raise StorageTrouble(
                f"The rehearsal's state in {path} cannot be opened: {why}.",
                hint="Free some space, or choose another folder with --data-dir.",
            ) from why
        if found > VERSION:
            raise StorageTrouble(
                f"The rehearsal's state in {path} was written by a newer Reelwright.",
                hint="Use that one, or delete the file: it holds play money only.",
            )
        self._depth = 0

    def close(self) -> None:
        self._db.close()

    @contextmanager
    def writing(self) -> Generator[None]:
        """All that is written inside is kept at once, or none of it."""
        if self._depth == 0:
            self._db.execute("begin immediate")
        self._depth += 1
        try:
            yield
        except BaseException:
            self._depth -= 1
            if self._depth == 0:
                self._db.execute("rollback")
            raise
        self._depth -= 1
        if self._depth == 0:
            self._db.execute("commit")

    # Settings

    def setting(self, name: str, otherwise: str = "") -> str:
        row = self._one("select value from setting where name = ?", name)
        return str(row["value"]) if row else otherwise

    def set(self, name: str, value: str) -> None:
        self._run(
            "insert into setting values (?, ?) on conflict do update set value = excluded.value", name, value
        )

    def secret(self) -> bytes:
        """What addresses are signed with, the same over a restart."""
        found = self.setting("secret")
        if not found:
            found = secrets.token_hex(32)
            self.set("secret", found)
        return bytes.fromhex(found)

    def count(self, name: str) -> int:
        """Count one more of `name`; the answer is its number, from 1."""
        number = int(self.setting(name, "0")) + 1
        self.set(name, str(number))
        return number

    # Accounts and credits

    def account(self, name: str, *, credits: int, now: int) -> None:
        """Open the account if it is new."""
        self._run("insert into account values (?, ?, ?) on conflict do nothing", name, credits, now)

    def accounts(self) -> Mapping[str, int]:
        """Credits by account."""
        return {
            str(row["name"]): int(row["credits"]) for row in self._all("select * from account order by since")
        }

    def balance(self, account: str) -> int:
        row = self._one("select credits from account where name = ?", account)
        return int(row["credits"]) if row else 0

    def set_balance(self, account: str, credits: int) -> None:
        self._run("update account set credits = ? where name = ?", credits, account)

    def move(self, task: Task, credits: int, now: int) -> None:
        """Charge `credits` for `task`, or give some back where it is less than 0."""
        if credits == 0:
            return
        self._run("update account set credits = credits - ? where name = ?", credits, task.account)
        self._run(
            "insert into movement (account, task, model, at, day, credits) values (?, ?, ?, ?, ?, ?)",
            task.account, task.id, task.model, now, day_of(now), credits,
        )  # fmt: skip

    def usage(self, account: str, start: str, before: str) -> list[tuple[str, str, int]]:
        """Day, model and net credits, by day."""
        rows = self._all(
            "select day, model, sum(credits) as amount from movement"
            " where account = ? and day >= ? and day < ? group by day, model order by day, model",
            account, start, before,
        )  # fmt: skip
        return [(str(row["day"]), str(row["model"]), int(row["amount"])) for row in rows]

    def made_since(self, account: str, since: int) -> Mapping[str, int]:
        """How many tasks of each model were made after `since`."""
        rows = self._all(
            "select model, count(*) as made from task where account = ? and created > ? group by model",
            account, since,
        )  # fmt: skip
        return {str(row["model"]): int(row["made"]) for row in rows}

    # Tasks

    def add(self, task: Task) -> None:
        self._run(
            "insert into task values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            task.id, task.account, task.model, task.endpoint, json.dumps(task.body), task.seed,
            json.dumps([str(one) for one in task.faults]), task.created, task.pending_ms, task.running_ms,
            task.pace, task.quoted, task.charged, task.granted, task.over, task.status, int(task.deleted),
        )  # fmt: skip

    def change(self, task: Task) -> None:
        """Keep how far the task has come; what was asked for never changes."""
        self._run(
            "update task set faults = ?, pace = ?, charged = ?, granted = ?, over = ?, status = ?,"
            " deleted = ? where id = ?",
            json.dumps([str(one) for one in task.faults]), task.pace, task.charged, task.granted, task.over,
            task.status, int(task.deleted), task.id,
        )  # fmt: skip

    def task(self, id: str) -> Task | None:
        row = self._one("select * from task where id = ?", id)
        return _task(row) if row else None

    def live(self) -> list[Task]:
        """Every task that is not over, the oldest first."""
        return [
            _task(row) for row in self._all("select * from task where status is null order by created, rowid")
        ]

    def tasks(self, account: str | None = None) -> list[Task]:
        return [
            _task(row)
            for row in self._all(
                "select * from task where ? is null or account = ? order by created, rowid", account, account
            )
        ]

    def strike(self, task: str, fault: str) -> int:
        """Count one more time that `fault` struck `task`; the answer is which one it is, from 1."""
        self._run(
            "insert into struck values (?, ?, 1) on conflict do update set times = times + 1", task, fault
        )
        row = self._one("select times from struck where task = ? and fault = ?", task, fault)
        return int(row["times"]) if row else 0

    # Uploads

    def add_upload(self, upload: Upload) -> None:
        self._run(
            "insert into upload values (?, ?, ?, ?, ?, ?)",
            upload.id, upload.account, upload.filename, upload.ticket, upload.created, upload.file,
        )  # fmt: skip

    def upload(self, id: str) -> Upload | None:
        row = self._one("select * from upload where id = ?", id)
        return Upload(**dict(row)) if row else None

    def received(self, id: str, file: str) -> None:
        self._run("update upload set file = ? where id = ?", file, id)

    # Faults to come

    def queue(self, fault: Fault, meets: str, times: int) -> None:
        self._run("insert into queued (fault, meets, times) values (?, ?, ?)", str(fault), meets, times)

    def queued(self) -> list[Json]:
        return [
            {"fault": row["fault"], "meets": row["meets"], "times": row["times"]}
            for row in self._all("select * from queued order by id")
        ]

    def take_queued(self, meets: str) -> Fault | None:
        """The next fault in line for requests of that sort, one time of it used up."""
        row = self._one("select * from queued where meets = ? order by id limit 1", meets)
        if row is None:
            return None
        if row["times"] > 1:
            self._run("update queued set times = times - 1 where id = ?", row["id"])
        else:
            self._run("delete from queued where id = ?", row["id"])
        return fault_of(str(row["fault"]))

    def clear_queue(self) -> None:
        self._run("delete from queued")

    # The log

    def log(self, asked: Asked) -> None:
        self._run(
            "insert into request values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            asked.number or None, asked.at, asked.method, asked.path, asked.account, asked.status, asked.task,
            asked.model, asked.prompt, asked.faults,
        )  # fmt: skip

    def asked(self, since: int = 0) -> list[Asked]:
        rows = self._all("select * from request where number > ? order by number", since)
        return [Asked(**dict(row)) for row in rows]

    def times_asked(self, account: str, path: str, prompt: str) -> int:
        """How often `path` was asked with that very prompt."""
        row = self._one(
            "select count(*) as times from request where account = ? and path = ? and prompt = ?",
            account, path, prompt,
        )  # fmt: skip
        return int(row["times"]) if row else 0

    def reset(self) -> None:
        """Forget everything but the settings."""
        for table in ("account", "task", "movement", "upload", "request", "queued", "struck"):
            self._run(f"delete from {table}")
        self._run("delete from setting where name in ('creates', 'reads')")

    def _run(self, query: str, *values: Any) -> None:
        with self.writing():
            self._db.execute(query, values)

    def _one(self, query: str, *values: Any) -> sqlite3.Row | None:
        return cast("sqlite3.Row | None", self._db.execute(query, values).fetchone())

    def _all(self, query: str, *values: Any) -> list[sqlite3.Row]:
        return self._db.execute(query, values).fetchall()


def _task(row: sqlite3.Row) -> Task:
    fields = dict(row)
    fields["body"] = json.loads(fields["body"])
    fields["faults"] = tuple(fault_of(one) for one in json.loads(fields["faults"]))
    fields["status"] = None if fields["status"] is None else Status(fields["status"])
    fields["deleted"] = bool(fields["deleted"])
    return Task(**fields)
