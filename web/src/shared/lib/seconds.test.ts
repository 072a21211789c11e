import { expect, test } from "vitest";
import { halved, secondsOf, totalOf } from "./seconds";

test("reads numbers and ratios, and nothing else as seconds", () => {
  expect(secondsOf(5.1)).toBe(5.1);
  expect(secondsOf("16/3")).toBeCloseTo(5.3333333);
  expect(secondsOf("5/0")).toBe(0);
  expect(secondsOf("soon")).toBe(0);
  expect(secondsOf(Number.NaN)).toBe(0);
});

test("adds up exactly, where floating point would not", () => {
  expect(totalOf([0.1, 0.2])).toBe(0.3);
  expect(totalOf([5.5, 5.6, 5, 5.1])).toBe(21.2);
  expect(totalOf(["16/3", "16/3", "16/3"])).toBe(16);
  expect(totalOf([])).toBe(0);
});

test("halves whatever there is without losing any of it", () => {
  expect(halved(5)).toEqual([2.5, 2.5]);
  expect(halved(5.1)).toEqual([2.5, 2.6]);
  expect(halved("16/3")).toEqual([2.6, "41/15"]);
  for (const whole of [0.1, 0.3, 1, 4.7, 5.123, "22/7", "1/3", 600]) {
    const [first, second] = halved(whole);
    expect(secondsOf(first)).toBeGreaterThan(0);
    expect(secondsOf(second)).toBeGreaterThan(0);
    expect(totalOf([first, second])).toBe(whole);
  }
});
