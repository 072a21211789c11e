import type { InfiniteData } from "@tanstack/react-query";
import type { Line, PageView } from "@/shared/api/types";
import { isMember, type Known, members, type Wish } from "./wish";

/** A page of the list as it is kept. What the first one says of the whole is true for all of them. */
export interface Sheet extends PageView {
  /** `updated` of what had changed last when the list was read; null when that was not known. */
  mark: string | null;
  /** The look at what changed (by its time) that was taken into account last. */
  look: number;
}

export type Sheets = InfiniteData<Sheet, string | null>;

/** The lines of all pages in order, each once, though the list may have moved between two pages. */
export function linesOf(sheets: Sheets): Line[] {
  const seen = new Set<string>();
  return sheets.pages
    .flatMap((page) => page.videos)
    .filter((line) => !seen.has(line.id) && Boolean(seen.add(line.id)));
}

/** The list with other lines in place of those of the same id. */
export function withLines(sheets: Sheets, lines: ReadonlyMap<string, Line>): Sheets {
  return mapped(sheets, (line) => lines.get(line.id) ?? line);
}

/** The list without some of its lines; what it counts goes down with them. */
export function without(sheets: Sheets, ids: ReadonlySet<string>): Sheets {
  const gone = linesOf(sheets).filter((line) => ids.has(line.id));
  return counting(
    mapped(sheets, (line) => (ids.has(line.id) ? null : line)),
    gone,
    -1,
  );
}

/** The list with lines put back where they were in `order`, the ids of the list before they went. */
export function withBack(sheets: Sheets, lines: readonly Line[], order: readonly string[]): Sheets {
  const there = new Set(linesOf(sheets).map((line) => line.id));
  const places = new Map(order.map((id, place) => [id, place]));
  const back = lines
    .filter((line) => places.has(line.id) && !there.has(line.id))
    .sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
  let pages = sheets.pages;
  for (const line of back) {
    let before = (places.get(line.id) ?? 0) - 1;
    while (before >= 0 && !there.has(order[before] ?? "")) before -= 1;
    pages = putAfter(pages, line, order[before]);
    there.add(line.id);
  }
  return counting({ ...sheets, pages }, back, 1);
}

/**
 * The list after a look at what changed last in the whole library. `sure` is false when that does not tell how
 * the list stands now, so that it has to be read again.
 */
export function reconciled(
  sheets: Sheets,
  changes: PageView,
  look: number,
  wish: Wish,
): { sheets: Sheets; sure: boolean } {
  const first = sheets.pages[0];
  if (!first || first.look === look) return { sheets, sure: true };
  const lines = new Map(linesOf(sheets).map((line) => [line.id, line]));
  const mark = first.mark;
  const fresh = changes.videos.filter((line) => mark !== null && isAfter(line.updated, mark));
  const newest = lines.values().next().value?.created;
  const changed = new Map<string, Line>();
  const gone = new Set<string>();
  const ahead: Line[] = [];
  let sure = fresh.length < changes.videos.length || changes.cursor === null || mark === null;
  let grown = 0;
  for (const line of changes.videos) {
    const known = lines.get(line.id);
    const isFresh = fresh.includes(line);
    const belongs = isMember(line, wish.show);
    if (known && !belongs) gone.add(line.id);
    else if (known && isFresh && wish.sort === "changed") ahead.push(line);
    else if (known && !same(known, line)) changed.set(line.id, line);
    if (known || !isFresh) continue;
    const isNew = mark !== null && isAfter(line.created, mark);
    const leads = isNew && (newest === undefined || isAfter(line.created, newest));
    if (wish.q) sure = false;
    else if (
      belongs &&
      ((wish.sort === "newest" && leads) || (wish.sort === "changed" && wish.show === "all"))
    ) {
      ahead.push(line);
      if (isNew) grown += 1;
    } else if (belongs && (isNew || wish.show !== "all")) sure = false;
  }
  const away = new Set([...gone, ...ahead.map((line) => line.id)]);
  let next = changed.size || away.size ? mapped(sheets, (line) => exchanged(line, changed, away)) : sheets;
  if (ahead.length) next = { ...next, pages: withAhead(next.pages, ahead) };
  // What is searched for is not counted; the library as a whole is.
  const show = wish.q ? "all" : wish.show;
  const expected = members(first, show) + (wish.q ? 0 : grown - gone.size);
  return { sheets: looked(next, changes, look), sure: sure && expected === members(changes, show) };
}

function exchanged(line: Line, changed: ReadonlyMap<string, Line>, away: ReadonlySet<string>): Line | null {
  return away.has(line.id) ? null : (changed.get(line.id) ?? line);
}

function looked(sheets: Sheets, changes: PageView, look: number): Sheets {
  const mark = changes.videos[0]?.updated ?? "";
  return ofFirst(sheets, (first) => ({
    ...first,
    counts: changes.counts,
    asking: changes.asking,
    mark,
    look,
  }));
}

function withAhead(pages: readonly Sheet[], lines: readonly Line[]): Sheet[] {
  return pages.map((page, place) => (place ? page : { ...page, videos: [...lines, ...page.videos] }));
}

function putAfter(pages: readonly Sheet[], line: Line, before: string | undefined): Sheet[] {
  if (before === undefined) return withAhead(pages, [line]);
  return pages.map((page) => {
    const place = page.videos.findIndex((one) => one.id === before);
    return place < 0 ? page : { ...page, videos: page.videos.toSpliced(place + 1, 0, line) };
  });
}

/** Every line by `change`; pages in which nothing changed stay what they are. */
function mapped(sheets: Sheets, change: (line: Line) => Line | null): Sheets {
  const pages = sheets.pages.map((page) => {
    const videos = page.videos.map(change);
    if (videos.every((line, place) => line === page.videos[place])) return page;
    return { ...page, videos: videos.filter((line) => line !== null) };
  });
  return { ...sheets, pages };
}

function counting(sheets: Sheets, lines: readonly Line[], sign: 1 | -1): Sheets {
  if (!lines.length) return sheets;
  return ofFirst(sheets, (first) => ({ ...first, ...counted(first, lines, sign) }));
}

/** Counts with `lines` more, or fewer. */
export function counted(known: Known, lines: readonly Line[], sign: 1 | -1): Known {
  const counts = { ...known.counts };
  let asking = known.asking;
  for (const line of lines) {
    counts[line.status] = (counts[line.status] ?? 0) + sign;
    if (isMember(line, "asking") && line.needs !== "nothing") asking += sign;
  }
  return { counts, asking };
}

function ofFirst(sheets: Sheets, change: (first: Sheet) => Sheet): Sheets {
  return { ...sheets, pages: sheets.pages.map((page, place) => (place ? page : change(page))) };
}

function isAfter(one: string, other: string): boolean {
  if (one === other) return false;
  return other === "" || Date.parse(one) >= Date.parse(other);
}

function same(one: Line, other: Line): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
