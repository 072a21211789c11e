import { query } from "@/shared/api/client";
import type { Line, PageView } from "@/shared/api/types";

export const SHOWS = ["all", "making", "done", "failed", "stopped", "asking"] as const;
export type Show = (typeof SHOWS)[number];
export const SORTS = ["newest", "oldest", "changed", "title", "longest"] as const;
export type Sort = (typeof SORTS)[number];

/** Which videos are looked at, and in which order. It lives in the address of the page. */
export interface Wish {
  show: Show;
  q: string;
  sort: Sort;
}

/** What is known of the whole library, whatever is looked at. */
export type Known = Pick<PageView, "counts" | "asking">;

/** Lines of the first page, which somebody waits for, and of the ones after it. */
const FIRST = 60;
const NEXT = 100;
const LONGEST_Q = 200;

/** The wish that an address tells; what it tells wrongly is as if it were not said. */
export function readWish(search: string): Wish {
  const told = new URLSearchParams(search);
  return {
    show: SHOWS.find((one) => one === told.get("show")) ?? "all",
    q: cleaned(told.get("q") ?? ""),
    sort: SORTS.find((one) => one === told.get("sort")) ?? "newest",
  };
}

/** The part of the address after its path; empty for the wish that an address without one tells. */
export function writeWish({ show, q, sort }: Wish): string {
  return query({
    show: show === "all" ? null : show,
    q: cleaned(q),
    sort: sort === "newest" ? null : sort,
  });
}

/** How the studio is asked for a page of it. */
export function asked({ show, q, sort }: Wish, cursor: string | null): string {
  const status = { done: "completed", failed: "failed", stopped: "cancelled" } as const;
  const active = show === "making" || show === "asking";
  return `/api/videos${query({
    status: show in status ? status[show as keyof typeof status] : null,
    active: active ? true : null,
    needs: show === "making" ? "nothing" : null,
    q,
    sort,
    cursor,
    limit: cursor === null ? FIRST : NEXT,
  })}`;
}

export function isActive(line: Pick<Line, "status">): boolean {
  return line.status === "pending" || line.status === "processing";
}

/** Whether a line belongs to what `asked` asks for, as far as its status goes. */
export function isMember(line: Pick<Line, "status" | "needs">, show: Show): boolean {
  switch (show) {
    case "all":
      return true;
    case "making":
      return isActive(line) && line.needs === "nothing";
    case "done":
      return line.status === "completed";
    case "failed":
      return line.status === "failed";
    case "stopped":
      return line.status === "cancelled";
    case "asking":
      return isActive(line);
  }
}

/** Whether it is shown: of the active ones that the studio is asked for, only those that ask. */
export function isShown(line: Pick<Line, "status" | "needs">, show: Show): boolean {
  return isMember(line, show) && (show !== "asking" || line.needs !== "nothing");
}

/** How many belong to what `asked` asks for, if nothing is searched for. */
export function members({ counts, asking }: Known, show: Show): number {
  const active = (counts.pending ?? 0) + (counts.processing ?? 0);
  switch (show) {
    case "all":
      return Object.values(counts).reduce((sum, one) => sum + (one ?? 0), 0);
    case "making":
      return active - asking;
    case "done":
      return counts.completed ?? 0;
    case "failed":
      return counts.failed ?? 0;
    case "stopped":
      return counts.cancelled ?? 0;
    case "asking":
      return active;
  }
}

/** How many are shown, if nothing is searched for. */
export function shownOf(known: Known, show: Show): number {
  return show === "asking" ? known.asking : members(known, show);
}

function cleaned(q: string): string {
  return q.trim().slice(0, LONGEST_Q);
}
