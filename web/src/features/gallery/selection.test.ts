import { describe, expect, it } from "vitest";
import { allOf, NONE, ranged, stillThere, toggled } from "./selection";

const ORDER = ["a", "b", "c", "d", "e"];
const ids = (selection: { ids: ReadonlySet<string> }) => [...selection.ids].sort().join("");

describe("selecting", () => {
  it("takes one in and out again", () => {
    const one = toggled(NONE, "b");
    expect(ids(one)).toBe("b");
    expect(ids(toggled(one, "b"))).toBe("");
    expect(NONE.ids.size).toBe(0);
  });

  it("takes in all between the last one and this one, in both directions, besides what there was", () => {
    const two = toggled(toggled(NONE, "e"), "b");
    expect(ids(ranged(two, ORDER, "d"))).toBe("bcde");
    expect(ids(ranged(toggled(NONE, "d"), ORDER, "b"))).toBe("bcd");
  });

  it("measures a second range from where the first began", () => {
    const first = ranged(toggled(NONE, "c"), ORDER, "e");
    expect(ids(ranged(first, ORDER, "a"))).toBe("abcde");
    expect(first.from).toBe("c");
  });

  it("takes only this one where there is nothing to begin a range at", () => {
    expect(ids(ranged(NONE, ORDER, "c"))).toBe("c");
    expect(ids(ranged({ ids: new Set(), from: "gone" }, ORDER, "c"))).toBe("c");
  });

  it("forgets what is not there any more", () => {
    const all = allOf(toggled(NONE, "b"), ORDER);
    expect(ids(all)).toBe("abcde");
    const left = stillThere(all, ["a", "c"]);
    expect(ids(left)).toBe("ac");
    expect(left.from).toBeNull();
    expect(stillThere(left, ["c", "a", "z"])).toBe(left);
  });
});
