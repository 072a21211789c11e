"""The endpoints of the API: what is asked for, answered by the desk."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Final, cast

from starlette.responses import FileResponse, JSONResponse, Response

from reelwright.rehearsal.asset import MOST_UPLOADED, UPLOAD_SCHEME, Assets, BadAsset
from reelwright.rehearsal.books import Books, Upload
from reelwright.rehearsal.desk import Desk, Refusal
from reelwright.rehearsal.fault import Strikes
from reelwright.rehearsal.form import BadForm, read_form
from reelwright.rehearsal.issue import Issues, Json, refusal, said, wrong_type
from reelwright.rehearsal.links import LEAST_MS, LIFE_MS, Links
from reelwright.rehearsal.model import Model, images_of, model_of
from reelwright.rehearsal.recipe import media_type, recipe_of
from reelwright.rehearsal.task import Status, Task
from reelwright.rehearsal.visit import Visit
from reelwright.rehearsal.wire import BrokenOff, Wires, page

NO_TASK: Final = {"error": "Could not find Task"}
_DENIED: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    "<Error><Code>AccessDenied</Code><Message>Access denied</Message></Error>"
)


class Counter:
    """One method an endpoint. Each answers, or raises Refusal."""

    def __init__(self, desk: Desk, assets: Assets, links: Links, wires: Wires) -> None:
        self.desk = desk
        self._assets = assets
        self._links = links
        self._wires = wires

    @property
    def _books(self) -> Books:
        return self.desk.books

    async def check(self, visit: Visit, endpoint: str, body: object) -> tuple[Model, Json]:
        """What a create asks for, checked and with its pictures kept."""
        model, issues = model_of(endpoint, body)
        if model is None or issues:
            raise Refusal(400, refusal(issues))
        given = cast("Json", body)
        if given.get("outputFormat", "mp4") != "mp4":
            raise Refusal(400, refusal([said(("outputFormat",), "The rehearsal server makes mp4 only")]))
        return model, await self._with_assets(given, model, cast("str", visit.account))

    async def task(self, visit: Visit) -> Response:
        account = cast("str", visit.account)
        visit.task = visit.request.path_params["id"]
        with self._books.writing():
            task = self.desk.task(account, cast("str", visit.task))
            if task is None:
                raise Refusal(404, NO_TASK)
            visit.model = task.model
            output = [self._address(visit, task)] if task.status is Status.SUCCEEDED else []
            return JSONResponse(task.to_json(self.desk.clock(), output))

    async def delete(self, visit: Visit) -> Response:
        visit.task = visit.request.path_params["id"]
        if not self.desk.delete(cast("str", visit.account), cast("str", visit.task)):
            raise Refusal(404, NO_TASK)
        return Response(status_code=204)

    async def organization(self, visit: Visit) -> Response:
        return JSONResponse(self.desk.organization(cast("str", visit.account)))

    async def usage(self, visit: Visit) -> Response:
        body = await visit.json()
        given = cast("Json", body) if isinstance(body, dict) else {}
        issues: Issues = [
            wrong_type((name,), "string", "number")
            for name in ("startDate", "beforeDate")
            if not isinstance(given.get(name), str | None)
        ]
        if issues:
            raise Refusal(400, refusal(issues))
        account = cast("str", visit.account)
        return JSONResponse(self.desk.usage(account, given.get("startDate"), given.get("beforeDate")))

    async def upload(self, visit: Visit) -> Response:
        """Promise a place for a file: where to send it, with which fields, and what to call it then."""
        body = await visit.json()
        given = cast("Json", body) if isinstance(body, dict) else {}
        if not isinstance(given.get("filename"), str) or not given["filename"]:
            raise Refusal(400, refusal([wrong_type(("filename",), "string", "undefined")]))
        if given.get("type") != "ephemeral":
            raise Refusal(400, refusal([said(("type",), 'Invalid input: expected "ephemeral"')]))
        promised = Upload(
            id=secrets.token_hex(16),
            account=cast("str", visit.account),
            filename=given["filename"],
            ticket=secrets.token_hex(16),
            created=self.desk.clock(),
            file=None,
        )
        self._books.add_upload(promised)
        return JSONResponse(
            {
                "uploadUrl": f"{visit.base}/uploads/{promised.id}",
                "fields": {"key": f"ephemeral/{promised.id}", "policy": promised.ticket},
                "runwayUri": f"{UPLOAD_SCHEME}{promised.id}",
            }
        )

    async def sink(self, visit: Visit) -> Response:
        """Take the file that was promised, as a storage service does: fields first, 204 when it is there."""
        promised = self._books.upload(visit.request.path_params["id"])
        body = await visit.bytes(MOST_UPLOADED + 65_536)
        try:
            form = read_form(body, visit.request.headers.get("content-type", ""))
        except BadForm as why:
            raise Refusal(400, {"error": f"Bad form: {why}"}) from None
        if promised is None or not hmac.compare_digest(form.fields.get("policy", ""), promised.ticket):
            raise Refusal(403, {"error": "Access denied"})
        if form.names[-1] != "file":
            raise Refusal(400, {"error": "The file must be the last part of the form"})
        if len(form.file) > MOST_UPLOADED:
            raise Refusal(400, {"error": "EntityTooLarge"})
        self._books.received(promised.id, self._assets.store(form.file))
        return Response(status_code=204)

    async def output(self, visit: Visit) -> Response:
        """What a task made, to whoever has its address while that works."""
        id = visit.task = visit.request.path_params["id"]
        task = self._books.task(id)
        token = visit.request.query_params.get("_jwt", "")
        if task is None or task.deleted or task.status is not Status.SUCCEEDED:
            return _denied()
        visit.model = task.model
        name = visit.request.path_params["name"]
        if not self._links.good(token, f"{id}/{name}", self.desk.clock()):
            return _denied()
        place = self.desk.workshop.place(recipe_of(task))
        if visit.request.method == "GET":
            spoilt = self._spoilt(visit, task, place)
            if spoilt is not None:
                return spoilt
        return FileResponse(place, media_type=media_type(place.name))

    def _address(self, visit: Visit, task: Task) -> str:
        name = f"output{Path(recipe_of(task).name).suffix}"
        now = self.desk.clock()
        expires = now + max(LEAST_MS, round(LIFE_MS * self.desk.pace))
        fault = next((one for one in task.faults if one.name == "expired_url"), None)
        if fault is not None and self._books.strike(task.id, fault.name) <= fault.number(1):
            expires = now - 1
        return f"{visit.base}/outputs/{task.id}/{name}?_jwt={self._links.sign(f'{task.id}/{name}', expires)}"

    def _spoilt(self, visit: Visit, task: Task, place: Path) -> Response | None:
        fault = task.fault(Strikes.FETCH)
        if fault is None or fault.name == "expired_url":
            return None
        if self._books.strike(task.id, fault.name) > fault.number(1):
            return None
        visit.faults = (*visit.faults, fault)
        if fault.name == "truncated_download":
            return BrokenOff(place.read_bytes(), 200, media_type(place.name), self._wires)
        return page() if fault.name == "download_type" else JSONResponse({"error": "Internal error"}, 500)

    async def _with_assets(self, body: Json, model: Model, account: str) -> Json:
        """The body with its pictures kept; Refusal names the field whose picture cannot be used."""
        kept: list[tuple[Sequence[str | int], str, str]] = []
        for path, role, address in images_of(body):
            try:
                kept.append((path, role, await self._assets.keep(address, account, self.desk.clock())))
            except BadAsset as why:
                raise Refusal(400, refusal([said(path, str(why))])) from None
        if not kept:
            return body
        if model.endpoint == "image_to_video":
            return {**body, "promptImage": [{"position": role, "uri": name} for _, role, name in kept]}
        references = cast("list[Json]", body["referenceImages"])
        return {
            **body,
            "referenceImages": [
                {**one, "uri": name} for one, (_, _, name) in zip(references, kept, strict=True)
            ],
        }


def _denied() -> Response:
    return Response(_DENIED, 403, media_type="application/xml")
