import { describe, expect, it } from "vitest";
import type { Line, PageView, VideoStatus } from "@/shared/api/types";
import { linesOf, reconciled, type Sheets, withBack, without } from "./sheets";
import type { Wish } from "./wish";

const ALL: Wish = { show: "all", q: "", sort: "newest" };
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();

/** A line made at `minute`, changed at `changed`. */
function line(id: string, minute: number, status: VideoStatus = "completed", changed = minute): Line {
  return {
    id,
    title: id,
    prompt: id,
    niche: null,
    status,
    needs: "nothing",
    percent: 100,
    step: "done",
    secondsLeft: null,
    scenes: 1,
    seconds: 15,
    aspect: "16:9",
    hasFilm: true,
    error: null,
    costMicros: 0,
    currency: "USD",
    urls: { video: "", status: "", events: "" },
    created: at(minute),
    updated: at(changed),
  };
}

function counts(lines: readonly Line[]): PageView["counts"] {
  const all: PageView["counts"] = {};
  for (const { status } of lines) all[status] = (all[status] ?? 0) + 1;
  return all;
}

/** A list of which `read` pages are read, as it was when the newest change was at `mark`. */
function sheets(pages: Line[][], mark: number | null, library: Line[] = pages.flat(), more = false): Sheets {
  return {
    pages: pages.map((videos, place) => ({
      videos,
      cursor: more || place < pages.length - 1 ? `after-${place}` : null,
      counts: counts(library),
      asking: 0,
      mark: mark === null ? null : at(mark),
      look: 1,
    })),
    pageParams: pages.map((_, place) => (place ? `after-${place - 1}` : null)),
  };
}

/** A look at what changed last in a library. */
function changes(library: Line[], limit = 60): PageView {
  const videos = library.toSorted((a, b) => b.updated.localeCompare(a.updated)).slice(0, limit);
  return { videos, cursor: library.length > limit ? "more" : null, counts: counts(library), asking: 0 };
}
const names = (list: Sheets) =>
  linesOf(list)
    .map((one) => one.id)
    .join("");

describe("a list after something changed", () => {
  const [e, d, c, b, a] = [line("e", 5), line("d", 4), line("c", 3), line("b", 2), line("a", 1)];
  const list = sheets([[e, d], [c, b], [a]], 5);

  it("shows what became of its lines, in their places", () => {
    const done = line("b", 2, "failed", 9);
    const { sheets: next, sure } = reconciled(list, changes([e, d, c, done, a]), 2, ALL);
    expect(sure).toBe(true);
    expect(names(next)).toBe("edcba");
    expect(linesOf(next)[3]).toBe(done);
    expect(next.pages[0]?.videos).toBe(list.pages[0]?.videos);
  });

  it("puts what is new ahead of the newest", () => {
    const { sheets: next, sure } = reconciled(list, changes([line("f", 6), e, d, c, b, a]), 2, ALL);
    expect([names(next), sure]).toEqual(["fedcba", true]);
  });

  it("is not sure when something went away, and when too much changed to be told", () => {
    expect(reconciled(list, changes([e, c, b, a]), 2, ALL).sure).toBe(false);
    const many = Array.from({ length: 70 }, (_, nth) => line(`m${nth}`, 10 + nth));
    expect(reconciled(list, changes([...many, e, d, c, b, a]), 2, ALL).sure).toBe(false);
  });

  it("takes out what does not belong to its kind any more, and knows when something new may belong", () => {
    const wish: Wish = { ...ALL, show: "failed" };
    const [x, y, z] = [line("x", 3, "failed"), line("y", 2, "failed"), line("z", 1)];
    const failed = sheets([[x, y]], 3, [x, y, z]);
    const again = reconciled(failed, changes([line("x", 3, "pending", 7), y, z]), 2, wish);
    expect([names(again.sheets), again.sure]).toEqual(["y", true]);
    const other = reconciled(failed, changes([x, y, line("z", 1, "failed", 7)]), 2, wish);
    expect([names(other.sheets), other.sure]).toEqual(["xy", false]);
  });

  it("brings what changed to the front in the order of changes", () => {
    const wish: Wish = { ...ALL, sort: "changed" };
    const known = reconciled(list, changes([e, d, c, line("b", 2, "failed", 9), a]), 2, wish);
    expect([names(known.sheets), known.sure]).toEqual(["bedca", true]);
    const part = sheets([[e, d]], 5, [e, d, c, b, a], true);
    const deep = reconciled(part, changes([e, d, c, b, line("a", 1, "failed", 9)]), 2, wish);
    expect([names(deep.sheets), deep.sure]).toEqual(["aed", true]);
  });

  it("does not mind a change of a video that it has not come to yet", () => {
    const part = sheets([[e, d]], 5, [e, d, c, b, a], true);
    const { sheets: next, sure } = reconciled(part, changes([e, d, c, b, line("a", 1, "failed", 9)]), 2, ALL);
    expect([names(next), sure]).toEqual(["ed", true]);
  });

  it("reads a search again whenever something else changed: it may hold the words", () => {
    const wish: Wish = { ...ALL, q: "storm" };
    const found = sheets([[d]], 5, [e, d, c]);
    expect(reconciled(found, changes([e, line("d", 4, "failed", 9), c]), 2, wish).sure).toBe(true);
    expect(reconciled(found, changes([line("e", 5, "failed", 9), d, c]), 2, wish).sure).toBe(false);
  });

  it("takes each look into account once, and one that tells no news changes no line", () => {
    expect(reconciled(list, changes([]), 1, ALL)).toEqual({ sheets: list, sure: true });
    const same = reconciled(list, changes([e, d, c, b, a]), 2, ALL);
    expect(same.sheets.pages.map((page) => page.videos)).toEqual(list.pages.map((page) => page.videos));
    expect(reconciled(same.sheets, changes([e]), 2, ALL).sheets).toBe(same.sheets);
  });

  it("trusts a first look that came with the list", () => {
    const fresh = sheets([[e, d]], null, [e, d, c, b, a], true);
    const { sheets: next, sure } = reconciled(fresh, changes([e, d, c, b, a]), 2, { ...ALL, sort: "title" });
    expect([names(next), sure]).toEqual(["ed", true]);
  });
});

describe("deleting and bringing back", () => {
  const all = ["e", "d", "c", "b", "a"].map((id, place) => line(id, 5 - place));
  const list = sheets([all.slice(0, 2), all.slice(2, 4), all.slice(4)], 5);
  const order = all.map((one) => one.id);

  it("brings every set of lines back to where it was, and counts it", () => {
    for (let set = 0; set < 2 ** all.length; set += 1) {
      const gone = all.filter((_, place) => set & (1 << place));
      const left = without(list, new Set(gone.map((one) => one.id)));
      expect(linesOf(left)).toHaveLength(all.length - gone.length);
      expect(left.pages[0]?.counts.completed).toBe(all.length - gone.length);
      const back = withBack(left, gone.toReversed(), order);
      expect(names(back)).toBe("edcba");
      expect(back.pages[0]?.counts.completed).toBe(all.length);
    }
  });

  it("brings back what it can where others went away for good", () => {
    const left = without(list, new Set(["e", "d", "c"]));
    expect(names(withBack(left, [all[2] as Line], order))).toBe("cba");
    expect(names(withBack(left, [all[2] as Line, line("z", 0)], order))).toBe("cba");
  });

  it("never shows a line twice, though the list moved between two pages", () => {
    const twice = sheets([all.slice(0, 3), all.slice(2)], 5);
    expect(names(twice)).toBe("edcba");
  });
});
