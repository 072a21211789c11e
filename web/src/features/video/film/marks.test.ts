import { describe, expect, it } from "vitest";
import type { Scene } from "@/shared/api/types";
import { markAt, marksOf } from "./marks";

const scene = (number: number, seconds: number | string): Scene => ({
  number,
  title: `Scene ${number}`,
  description: "",
  prompt: "",
  seconds,
});

describe("where scenes lie", () => {
  it("is after those before them, whatever their transitions", () => {
    const marks = marksOf([scene(1, 5.5), scene(2, "5.6"), scene(3, 5)], null);
    expect(marks.map((one) => one.from)).toEqual([0, 5.5, 11.1]);
  });

  it("is known of seconds that no decimal says", () => {
    const thirds = [scene(1, "16/3"), scene(2, "16/3"), scene(3, "16/3")];
    expect(marksOf(thirds, 16).map((one) => Math.round(one.from * 100) / 100)).toEqual([0, 5.33, 10.67]);
  });

  it("ends with the film, which may be a frame longer or shorter than was planned", () => {
    expect(marksOf([scene(1, 5), scene(2, 5)], 10.04).at(-1)?.to).toBe(10.04);
    expect(marksOf([scene(1, 5), scene(2, 5)], 9.5).at(-1)?.to).toBe(9.5);
  });

  it("leaves out scenes that a shorter film has not got", () => {
    expect(marksOf([scene(1, 5), scene(2, 5), scene(3, 5)], 7).map((one) => one.number)).toEqual([1, 2]);
  });

  it("says which scene is on at an instant", () => {
    const marks = marksOf([scene(1, 5), scene(2, 5)], 10);
    expect(markAt(marks, 0)?.number).toBe(1);
    expect(markAt(marks, 4.999)?.number).toBe(1);
    expect(markAt(marks, 5)?.number).toBe(2);
    expect(markAt(marks, 99)?.number).toBe(2);
    expect(markAt([], 1)).toBeUndefined();
  });
});
