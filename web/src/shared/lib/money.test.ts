import { describe, expect, it } from "vitest";
import { microsOf } from "./money";

describe("typed sums", () => {
  it.each([
    ["", null],
    ["  ", null],
    ["2", 2_000_000],
    ["$2.50", 2_500_000],
    ["0,35", 350_000],
    ["1.", 1_000_000],
    ["0.000001", 1],
    ["-1", undefined],
    ["1.2.3", undefined],
    ["1e3", undefined],
    ["two", undefined],
    ["99999999", undefined],
  ])("%j is %j micro-units", (typed, micros) => {
    expect(microsOf(typed)).toBe(micros);
  });
});
