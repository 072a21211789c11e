import { expect, test } from "vitest";
import { frameAt, framesOf, rateOf, timeAt } from "./sync";

test("two clips show the same frame of a scene, whatever stands before it in each", () => {
  const short = { lead: 0, seconds: 5 };
  const long = { lead: 0.5, seconds: 6 };
  const frames = framesOf(5, 24);
  expect(frames).toBe(120);
  for (let frame = 0; frame < frames; frame += 1) {
    expect(frameAt(timeAt(frame, 24, short), 24, short, frames)).toBe(frame);
    expect(frameAt(timeAt(frame, 24, long), 24, long, frames)).toBe(frame);
  }
  expect(timeAt(0, 24, long) - timeAt(0, 24, short)).toBeCloseTo(0.5);
});

test("stays within a clip that is shorter than the scene", () => {
  const clip = { lead: 0, seconds: 2 };
  expect(timeAt(119, 24, clip)).toBeLessThan(2);
  expect(frameAt(99, 24, clip, 120)).toBe(119);
  expect(frameAt(0, 24, { lead: 0.5, seconds: 6 }, 120)).toBe(0);
});

test("knows the rate of a film by its frames", () => {
  expect(rateOf(360, 15)).toBe(24);
  expect(rateOf(509, 21.2)).toBe(24);
  expect(rateOf(undefined, 15)).toBe(24);
  expect(rateOf(100, 0)).toBe(24);
});
