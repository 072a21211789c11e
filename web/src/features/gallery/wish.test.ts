import { describe, expect, it } from "vitest";
import {
  asked,
  isMember,
  isShown,
  members,
  readWish,
  SHOWS,
  SORTS,
  shownOf,
  type Wish,
  writeWish,
} from "./wish";

const KNOWN = { counts: { pending: 2, processing: 3, completed: 10, failed: 4, cancelled: 1 }, asking: 2 };

describe("the address of the gallery", () => {
  it("brings every wish back", () => {
    for (const show of SHOWS)
      for (const sort of SORTS)
        for (const q of ["", "a storm", "100% & more?", "صديق", "<b>"]) {
          const wish: Wish = { show, q, sort };
          expect(readWish(writeWish(wish))).toEqual(wish);
        }
  });

  it("says nothing of what goes without saying", () => {
    expect(writeWish({ show: "all", q: "  ", sort: "newest" })).toBe("");
    expect(readWish("")).toEqual({ show: "all", q: "", sort: "newest" });
  });

  it("takes what nobody could have chosen as not said", () => {
    expect(readWish("?show=toString&sort=__proto__&q=%20x%20&other=1")).toEqual({
      show: "all",
      q: "x",
      sort: "newest",
    });
    expect(readWish(`?q=${"y".repeat(900)}`).q).toHaveLength(200);
  });
});

describe("what the studio is asked", () => {
  const of = (change: Partial<Wish>, cursor: string | null = null) =>
    Object.fromEntries(
      new URL(asked({ show: "all", q: "", sort: "newest", ...change }, cursor), "http://x").searchParams,
    );

  it("is for the status of a kind, in the order that is wished for", () => {
    expect(of({})).toEqual({ sort: "newest", limit: "60" });
    expect(of({ show: "done", q: "cat", sort: "title" })).toEqual({
      status: "completed",
      q: "cat",
      sort: "title",
      limit: "60",
    });
    expect(of({ show: "stopped" })).toMatchObject({ status: "cancelled" });
    expect(of({ show: "making" })).toMatchObject({ active: "true", needs: "nothing" });
    expect(of({ show: "asking" }, "abc")).toEqual({
      active: "true",
      sort: "newest",
      cursor: "abc",
      limit: "100",
    });
  });
});

describe("how many there are", () => {
  it("is each video once: those that ask are not being made", () => {
    const kinds = SHOWS.filter((show) => show !== "all");
    expect(kinds.reduce((sum, show) => sum + shownOf(KNOWN, show), 0)).toBe(shownOf(KNOWN, "all"));
    expect(shownOf(KNOWN, "making")).toBe(3);
    expect(members(KNOWN, "asking")).toBe(5);
  });

  it("agrees with what is shown of each kind", () => {
    const asks = { status: "processing", needs: "approval" } as const;
    const makes = { status: "pending", needs: "nothing" } as const;
    const failed = { status: "failed", needs: "decision" } as const;
    expect(SHOWS.filter((show) => isShown(asks, show))).toEqual(["all", "asking"]);
    expect(SHOWS.filter((show) => isShown(makes, show))).toEqual(["all", "making"]);
    expect(SHOWS.filter((show) => isShown(failed, show))).toEqual(["all", "failed"]);
    expect(isMember(makes, "asking")).toBe(true);
  });
});
