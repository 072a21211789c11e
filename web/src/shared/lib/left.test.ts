import { describe, expect, it } from "vitest";
import { type Deadline, leftOf, revised } from "./left";

describe("seconds left", () => {
  it("is a range around the estimate", () => {
    const deadline = revised(null, 10, 0);
    expect(deadline && leftOf(deadline, 0)).toEqual({ least: 7, most: 15 });
  });

  it("never runs backwards, whatever is estimated and whenever", () => {
    let state = 7;
    const random = () => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return state / 2147483648;
    };
    for (let round = 0; round < 200; round += 1) {
      let deadline: Deadline | null = null;
      let now = 0;
      let shown = { least: Number.POSITIVE_INFINITY, most: Number.POSITIVE_INFINITY };
      for (let step = 0; step < 40; step += 1) {
        now += random() * 4000;
        if (random() < 0.5) deadline = revised(deadline, random() < 0.1 ? null : random() * 400, now);
        if (!deadline) continue;
        const next = leftOf(deadline, now);
        expect(next.least).toBeLessThanOrEqual(shown.least);
        expect(next.most).toBeLessThanOrEqual(shown.most);
        expect(next.least).toBeLessThanOrEqual(next.most);
        expect(next.least).toBeGreaterThanOrEqual(0);
        shown = next;
      }
    }
  });

  it("keeps what it knew when nobody says", () => {
    const deadline = revised(null, 10, 0);
    expect(revised(deadline, null, 500)).toBe(deadline);
    expect(revised(null, null, 0)).toBeNull();
  });
});
