import { beforeEach, describe, expect, it } from "vitest";
import { arrived, begin, merged, see, stopStarting, useVisit } from "./visit";

beforeEach(() => useVisit.setState({ seen: [], putAway: new Set(), starting: [], said: "" }));

describe("films of this visit", () => {
  it("stand newest first and stay when they are done", () => {
    see(["b", "a"]);
    see(["c"]);
    see([]);
    expect(useVisit.getState().seen).toEqual(["c", "b", "a"]);
  });

  it("are not drawn anew when nothing is new", () => {
    const seen = ["b", "a"];
    expect(merged(seen, ["a"])).toBe(seen);
  });

  it("can be stopped before they are there", () => {
    begin({ name: "x", prompt: "", aspect: "1:1", scenes: null, stopped: false });
    begin({ name: "y", prompt: "", aspect: "1:1", scenes: null, stopped: false });
    stopStarting("x");
    expect(arrived("x")).toBe(true);
    expect(arrived("y")).toBe(false);
    expect(useVisit.getState().starting).toEqual([]);
  });
});
