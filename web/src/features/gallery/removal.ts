import { ask, Refusal } from "@/shared/api/client";
import { cache, isGone, key } from "@/shared/api/queries";
import type { Line, PageView, VideoView } from "@/shared/api/types";
import type { Say } from "@/shared/i18n/words";
import { notify } from "@/shared/ui/toast";
import { LISTS, useUnderway } from "./list";
import { counted, linesOf, type Sheets, withBack, withLines, without } from "./sheets";
import type { Words } from "./words";

const AT_ONCE = 4;

/** Where deleted lines stood: the ids of each list before they went, by the list's name. */
type Orders = ReadonlyMap<string, readonly string[]>;

/**
 * Deletes videos: they leave the page at once, and come back when the studio refuses. A notice offers to undo it,
 * which works from any page.
 */
export async function remove(lines: readonly Line[], t: Say<Words>): Promise<void> {
  if (!lines.length) return;
  const { orders, refused, last } = await underway(async () => {
    const orders = await takeOut(lines);
    const tried = await eachOf(lines, (line) => ask("DELETE", `/api/videos/${line.id}`));
    const refused = tried.filter(({ why }) => why !== undefined && !isGone(why));
    putBack(
      refused.map(({ line }) => line),
      orders,
    );
    return { orders, refused, last: refused.at(-1)?.why };
  });
  const away = lines.filter((line) => !refused.some((one) => one.line === line));
  for (const line of away) void cache.invalidateQueries({ queryKey: key.video(line.id) });
  if (refused.length)
    notify({
      kind: "failure",
      text: t(refused.length === 1 ? "delete.failed.one" : "delete.failed", said(refused, last, t)),
    });
  if (!away.length) return;
  notify({
    kind: "done",
    text:
      away.length === 1 ? t("deleted.one", { title: nameOf(away[0]) }) : t("deleted", { count: away.length }),
    undo: () => void bringBack(away, orders, t),
  });
}

async function bringBack(lines: readonly Line[], orders: Orders, t: Say<Words>): Promise<void> {
  const refused = await underway(async () => {
    await stopReading();
    putBack(lines, orders);
    const tried = await eachOf(lines, (line) => ask("POST", `/api/videos/${line.id}/restore`));
    const refused = tried.filter(({ why }) => why !== undefined);
    if (refused.length) await takeOut(refused.map(({ line }) => line));
    return refused;
  });
  for (const line of lines) void cache.invalidateQueries({ queryKey: key.video(line.id) });
  void cache.invalidateQueries({ queryKey: key.videos });
  if (refused.length)
    notify({
      kind: "failure",
      text: t(
        refused.length === 1 ? "restore.failed.one" : "restore.failed",
        said(refused, refused.at(-1)?.why, t),
      ),
    });
}

/** Tries a failed or stopped video again; what becomes of it is on its card. */
export async function again(line: Line, t: Say<Words>): Promise<void> {
  try {
    const video = await ask<VideoView>("POST", `/api/videos/${line.id}/retry`);
    const { status, needs, percent, error } = video;
    const next = new Map([[line.id, { ...line, status, needs, percent, error }]]);
    cache.setQueriesData<Sheets>({ queryKey: LISTS }, (sheets) => sheets && withLines(sheets, next));
    cache.setQueryData(key.video(line.id), video);
    void cache.invalidateQueries({ queryKey: key.status(line.id) });
  } catch (why) {
    notify({ kind: "failure", text: sentence(why, t) });
  }
  void cache.invalidateQueries({ queryKey: key.videos });
}

/** A video by its name, and before it has one by what was asked for. */
export function nameOf(line: Pick<Line, "title" | "prompt"> | undefined): string {
  return line?.title || line?.prompt || "";
}

async function takeOut(lines: readonly Line[]): Promise<Orders> {
  await stopReading();
  const ids = new Set(lines.map((line) => line.id));
  const orders = new Map<string, readonly string[]>();
  for (const [name, sheets] of cache.getQueriesData<Sheets>({ queryKey: LISTS }))
    if (sheets)
      orders.set(
        JSON.stringify(name),
        linesOf(sheets).map((line) => line.id),
      );
  cache.setQueriesData<Sheets>({ queryKey: LISTS }, (sheets) => sheets && without(sheets, ids));
  eachPage((page) => ({
    ...page,
    ...counted(page, lines, -1),
    videos: page.videos.filter((line) => !ids.has(line.id)),
  }));
  return orders;
}

function putBack(lines: readonly Line[], orders: Orders): void {
  if (!lines.length) return;
  for (const [name] of cache.getQueriesData<Sheets>({ queryKey: LISTS })) {
    const order = orders.get(JSON.stringify(name));
    if (order) cache.setQueryData<Sheets>(name, (sheets) => sheets && withBack(sheets, lines, order));
  }
  eachPage((page) => ({ ...page, ...counted(page, lines, 1) }));
}

/** Changes every short list of videos that other parts of the page have asked for: they all count the library. */
function eachPage(change: (page: PageView) => PageView): void {
  cache.setQueriesData<Partial<PageView>>({ queryKey: [...key.videos, "page"] }, (page) =>
    page?.videos && page.counts ? change(page as PageView) : page,
  );
}

/** A page that is on its way would bring back what goes, and lose what comes back. */
async function stopReading(): Promise<void> {
  await Promise.all([
    cache.cancelQueries({ queryKey: LISTS }),
    cache.cancelQueries({ queryKey: key.videos }),
  ]);
}

async function underway<Result>(work: () => Promise<Result>): Promise<Result> {
  useUnderway.setState(({ count }) => ({ count: count + 1 }));
  try {
    return await work();
  } finally {
    useUnderway.setState(({ count }) => ({ count: count - 1 }));
    void cache.invalidateQueries({ queryKey: key.videos });
  }
}

/** Does it for every line, a few at a time; `why` is what stopped one. */
async function eachOf(
  lines: readonly Line[],
  one: (line: Line) => Promise<unknown>,
): Promise<{ line: Line; why: unknown }[]> {
  const results: { line: Line; why: unknown }[] = [];
  const left = [...lines];
  const worker = async () => {
    for (let line = left.shift(); line; line = left.shift()) {
      try {
        await one(line);
        results.push({ line, why: undefined });
      } catch (why) {
        results.push({ line, why });
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}

function said(refused: readonly { line: Line }[], why: unknown, t: Say<Words>) {
  return { count: refused.length, title: nameOf(refused[0]?.line), why: sentence(why, t) };
}

function sentence(why: unknown, t: Say<Words>): string {
  return why instanceof Refusal ? why.problem.detail : t("unreachable");
}
