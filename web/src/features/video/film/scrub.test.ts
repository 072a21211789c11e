import { describe, expect, it } from "vitest";
import { alongOf, frameAlong, leftOver, slid } from "./scrub";

const BAR = { left: 100, width: 400 };

describe("a pointer on the bar", () => {
  it("is a place between its ends, wherever it is", () => {
    expect(alongOf(BAR, 300)).toBe(0.5);
    expect(alongOf(BAR, 20)).toBe(0);
    expect(alongOf(BAR, 900)).toBe(1);
    expect(alongOf({ left: 0, width: 0 }, 5)).toBe(0);
  });

  it("reaches every frame, and no other", () => {
    const reached = new Set<number>();
    for (let x = 0; x <= 4000; x += 1) reached.add(frameAlong(x / 4000, 509));
    expect(reached.size).toBe(509);
    expect(Math.max(...reached)).toBe(508);
    expect(frameAlong(1, 0)).toBe(0);
  });
});

describe("what is shown over the bar", () => {
  it("is centred, and stays within it", () => {
    expect(leftOver(BAR, 0.5, 160)).toBe(120);
    expect(leftOver(BAR, 0, 160)).toBe(0);
    expect(leftOver(BAR, 1, 160)).toBe(240);
  });

  it("is centred over a bar that is narrower", () => {
    expect(leftOver({ left: 0, width: 100 }, 1, 160)).toBe(-30);
  });
});

describe("the keys of the slider", () => {
  it("move by a second, by five, or to an end", () => {
    expect(slid("ArrowRight", false)).toBe(1);
    expect(slid("ArrowDown", false)).toBe(-1);
    expect(slid("ArrowLeft", true)).toBe(-5);
    expect(slid("PageUp", false)).toBe(5);
    expect(slid("Home", false)).toBe("start");
    expect(slid("End", false)).toBe("end");
  });

  it("leave other keys alone", () => {
    for (const key of ["Tab", " ", "j", "Escape"]) expect(slid(key, false)).toBeNull();
  });
});
