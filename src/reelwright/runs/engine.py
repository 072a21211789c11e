"""The engine: DBOS under our own lease, our own serializer and our own SQLite settings.

Decision record: docs/decisions/0001-engine.md. Everything here is plain and blocking; the engine runs its
coroutines on a loop of its own, so that a web server in the same process is never held up.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from typing import Any

import sqlalchemy as sa
from dbos import (
    DBOS,
    DBOSClient,
    DBOSConfig,
    DBOSPortableJSONSerializer,
    EnqueueOptions,
    SetWorkflowID,
    error,
)
from sqlalchemy import event

from reelwright.film.ids import VideoId
from reelwright.runs.bookkeeper import Bookkeeper
from reelwright.runs.lanes import clear_lanes
from reelwright.runs.lease import Lease
from reelwright.runs.make_video import make_video, mark_failed
from reelwright.runs.stage import set_stage
from reelwright.store import videos
from reelwright.store.database import Database, tune_sqlite
from reelwright.studio import Studio

FILMS = "films"
"""The queue on which films wait for a worker."""
STUDIO = "studio"
"""Executor id of the process that serves."""
APP = "reelwright"
VERSION = "1"
"""Changes only when runs begun by older code could not go on under newer code."""
_GIVEN_UP = ("ERROR", "MAX_RECOVERY_ATTEMPTS_EXCEEDED")
_ENDED = ("SUCCESS", "CANCELLED")
_POLL_S = 0.1
_ADOPT_EVERY_S = 5.0
_SCRATCH_LIVES_S = 24 * 3600.0
log = logging.getLogger(__name__)


def film_executor(video: VideoId) -> str:
    """Executor id of a process that makes one film and ends."""
    return f"film-{video}"


class Desk:
    """Asks for runs and stops them, from any process, whether or not a worker is up."""

    def __init__(self, studio: Studio) -> None:
        self._told = studio.database.told
        self._engine = _engine_for_runs(studio.database)
        with self._told():
            _migrate(studio)
            self._client = DBOSClient(
                system_database_engine=self._engine,
                serializer=DBOSPortableJSONSerializer(),
                application_name=APP,
                lazy=True,
            )
            self._client.register_queue(
                FILMS, worker_concurrency=studio.workers, polling_interval_sec=_POLL_S
            )

    def enqueue(self, conn: sa.Connection, video: VideoId, attempt: int) -> None:
        """Put a film in the line, in the same transaction as whatever `conn` is part of."""
        options: EnqueueOptions = {
            "queue_name": FILMS,
            "workflow_name": "make_video",
            "workflow_id": workflow_id(video, attempt),
            "app_version": VERSION,
        }
        with self._told():
            self._client.enqueue_in_transaction(conn, options, video, attempt)

    def cancel(self, video: VideoId, attempt: int) -> None:
        """Stop a film's run and its children; steps under way end within about a second."""
        with self._told():
            self._client.cancel_workflow(workflow_id(video, attempt), cancel_children=True)

    def state(self, video: VideoId, attempt: int) -> str | None:
        """The engine's word for how a run stands (`ENQUEUED`, `PENDING`, ...); None without one."""
        with self._told():
            found = self._client.list_workflows(workflow_ids=[workflow_id(video, attempt)], load_input=False)
        return found[0].status if found else None

    def run_now(self, video: VideoId, attempt: int) -> None:
        """Take a film out of the line: whichever engine is up runs it next."""
        with self._told():
            self._client.resume_workflow(workflow_id(video, attempt))

    def close(self) -> None:
        self._client.destroy()
        self._engine.dispose()


class Engine:
    """Runs films in this process. One executor id is one process at a time; the lease sees to it."""

    def __init__(self, studio: Studio, executor: str, *, takes_from_line: bool) -> None:
        self._studio = studio
        self._executor = executor
        self._takes_from_line = takes_from_line
        self._lease = Lease(studio.data_dir / "leases", executor)
        self._stop = threading.Event()
        self._adopter: threading.Thread | None = None
        self._bookkeeper: Bookkeeper | None = None
        self._sa_engine: sa.Engine | None = None

    def start(self, what: str) -> None:
        """Take the lease and go on with what this executor left; Conflict when `what` already runs."""
        self._lease.insist(what)
        set_stage(self._studio)
        clear_lanes()
        # Its workers get ready while the storyboard is written.
        self._studio.lab.warm()
        self._studio.library.sweep(_SCRATCH_LIVES_S, time.time())
        self._sa_engine = _engine_for_runs(self._studio.database)
        _migrate(self._studio)
        config: DBOSConfig = {
            "name": APP,
            "system_database_engine": self._sa_engine,
            "executor_id": self._executor,
            "application_version": VERSION,
            "serializer": DBOSPortableJSONSerializer(),
            "max_executor_threads": 32,
            "notification_listener_polling_interval_sec": _POLL_S,
            "use_listen_notify": False,
            "run_migrations": False,
            "log_level": "ERROR",
        }
        DBOS(config=config)
        _log_as_we_do()
        DBOS.listen_queues([FILMS] if self._takes_from_line else [])
        DBOS.launch()
        if self._takes_from_line:
            self._adopter = threading.Thread(target=self._adopt_for_ever, name="adopter", daemon=True)
            self._adopter.start()
        self._bookkeeper = Bookkeeper(self._studio, lets_go_on=self._takes_from_line)
        self._bookkeeper.start()

    def make(self, video: VideoId, attempt: int) -> None:
        """Start a film here and now; nothing happens when its run exists."""
        with SetWorkflowID(workflow_id(video, attempt)):
            DBOS.start_workflow(make_video, video, attempt)

    def adopt(self, only: VideoId | None = None) -> int:
        """Go on with runs whose process has died, of one film or of all; returns how many.

        A run belongs to a dead process when that executor's lease is free. The open-source engine recovers
        only its own executor's runs, so this uses two private functions; tests/integration pins them.
        """
        pending = DBOS.list_workflows(status="PENDING", load_input=False, load_output=False)
        adopted = 0
        if only is not None:
            # Not even asked about: a lease held for a moment could turn that film's own process away.
            pending = [run for run in pending if run.workflow_id.startswith(only)]
        for executor in sorted({run.executor_id for run in pending if run.executor_id} - {self._executor}):
            lease = Lease(self._studio.data_dir / "leases", executor)
            if not lease.take():
                continue
            try:
                for run in pending:
                    if run.executor_id == executor:
                        _recover(run.workflow_id, executor)
                        adopted += 1
            finally:
                lease.release()
        return adopted

    def look_after(self, only: VideoId | None = None) -> None:
        """See to videos, or to one, that nobody makes any more, so that none waits for ever.

        One kept just before a crash is made. One whose run has ended without a word on record, because the
        database took nothing more or the engine gave it up, is ended with that reason.
        """
        with self._studio.database.read() as conn:
            waiting = videos.unfinished(conn)
        for video, attempt in waiting:
            if only is not None and video != only:
                continue
            runs = DBOS.list_workflows(workflow_ids=[workflow_id(video, attempt)], load_input=False)
            if not runs:
                self.make(video, attempt)
            elif runs[0].status in _GIVEN_UP:
                sentence = "The film brought its process down again and again, and is not tried any more."
                mark_failed(video, attempt, sentence, "given_up")
            elif runs[0].status in _ENDED:
                sentence = "The run ended, and how could not be put on record."
                mark_failed(video, attempt, sentence, "ended_unrecorded")

    def stop(self) -> None:
        """Leave: what is under way stays as it is on record, and the next start goes on with it."""
        self._stop.set()
        if self._bookkeeper is not None:
            self._bookkeeper.stop()
        if self._adopter is not None:
            self._adopter.join()
        DBOS.destroy(workflow_completion_timeout_sec=0)
        set_stage(None)
        if self._sa_engine is not None:
            self._sa_engine.dispose()
        self._lease.release()

    def _adopt_for_ever(self) -> None:
        while True:
            try:
                self.adopt()
                self.look_after()
            except Exception:
                # The next round tries again; a film that waits a few seconds longer is no harm.
                log.exception("could not adopt runs")
            if self._stop.wait(_ADOPT_EVERY_S):
                return


def workflow_id(video: VideoId, attempt: int) -> str:
    return f"{video}.{attempt}"


def _log_as_we_do() -> None:
    """Send the engine's log where ours goes, without the errors that are only cancelled films."""
    logger = logging.getLogger("dbos")
    logger.handlers.clear()
    logger.propagate = True
    logger.addFilter(_not_a_cancel)


def _not_a_cancel(record: logging.LogRecord) -> bool:
    why = record.exc_info[1] if record.exc_info else None
    return not isinstance(why, error.DBOSAwaitedWorkflowCancelledError)


def _recover(run: str, executor: str) -> None:
    from dbos._dbos import _get_dbos_instance  # pyright: ignore[reportPrivateUsage]
    from dbos._utils import INTERNAL_QUEUE_NAME

    system: Any = _get_dbos_instance()._sys_db  # pyright: ignore[reportPrivateUsage]
    system.reenqueue_for_recovery(run, [executor], INTERNAL_QUEUE_NAME)


def _engine_for_runs(database: Database) -> sa.Engine:
    # The engine begins its own transactions, so it gets a pool of its own on the same database.
    engine = sa.create_engine(database.url, pool_size=16, max_overflow=16, pool_timeout=30)
    if database.is_sqlite:

        def tune(connection: sqlite3.Connection, _record: Any) -> None:
            connection.isolation_level = "IMMEDIATE"
            tune_sqlite(connection, database.busy_ms)

        event.listen(engine, "connect", tune)
    return engine


def _migrate(studio: Studio) -> None:
    """Make the engine's own tables, one process at a time."""
    with studio.database.write():
        # The engine is patient with a locked database for longer than a person is; we are asked first.
        pass
    lease = Lease(studio.data_dir / "leases", "migration")
    while not lease.take():
        time.sleep(0.05)
    try:
        DBOS.migrate(studio.database.url.render_as_string(hide_password=False))
    finally:
        lease.release()
