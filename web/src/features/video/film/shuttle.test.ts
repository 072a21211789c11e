import { describe, expect, it } from "vitest";
import { backwards, forwards, nextSpeed } from "./shuttle";

describe("J and L", () => {
  it("go faster each time", () => {
    expect([0, 1, 2, 4].map(forwards)).toEqual([1, 2, 4, 4]);
    expect([0, -1, -2, -4].map(backwards)).toEqual([-1, -2, -4, -4]);
  });

  it("turn round at once", () => {
    expect(forwards(-4)).toBe(1);
    expect(backwards(4)).toBe(-1);
    expect(backwards(0.5)).toBe(-1);
  });

  it("go on from a speed that was chosen", () => {
    expect(forwards(0.5)).toBe(1);
    expect(forwards(1.25)).toBe(2);
  });
});

describe("the speed of playing", () => {
  it("goes through what can be chosen and stops at its ends", () => {
    expect(nextSpeed(1, 1)).toBe(1.25);
    expect(nextSpeed(1, -1)).toBe(0.75);
    expect(nextSpeed(2, 1)).toBe(2);
    expect(nextSpeed(0.25, -1)).toBe(0.25);
    expect(nextSpeed(4, -1)).toBe(2);
  });
});
