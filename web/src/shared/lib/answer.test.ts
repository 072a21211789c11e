import { describe, expect, it } from "vitest";
import type { Brief } from "@/shared/api/types";
import { answerOf, budgetFault, firstBudget, neededOf } from "./answer";

const asking = (costMicros: number, mostMicros: number | null, budgetMicros: number | null = null) => ({
  costMicros,
  heldMicros: 0,
  quote: mostMicros === null ? null : { leastMicros: mostMicros / 2, mostMicros, currency: "USD" },
  brief: { prompt: "", budgetMicros } as Brief,
});

describe("the hard stop of a film that asks for money", () => {
  it("covers what was spent and is held already", () => {
    expect(neededOf(asking(300_000, 1_200_000))).toBe(1_500_000);
    expect(neededOf({ ...asking(300_000, 1_200_000), heldMicros: 500_000 })).toBe(2_000_000);
    expect(budgetFault("1.49", asking(300_000, 1_200_000))).toBe("small");
    expect(budgetFault("1.50", asking(300_000, 1_200_000))).toBeNull();
  });

  it("is a sum as people write them, or nothing", () => {
    const one = asking(0, 1_000_000);
    expect(["1e3", "0x10", "-1", "a lot"].map((typed) => budgetFault(typed, one))).toEqual(
      Array(4).fill("wrong"),
    );
    expect(["", " 1,50 ", "$2"].map((typed) => budgetFault(typed, one))).toEqual([null, null, null]);
  });

  it("begins with what stands, or what is needed if that is more, in whole cents", () => {
    expect(firstBudget(asking(0, 1_234_567))).toBe("1.24");
    expect(firstBudget(asking(300_000, 1_200_000, 1_400_000))).toBe("1.50");
    expect(firstBudget(asking(300_000, 1_200_000, 5_000_000))).toBe("5.00");
    expect(firstBudget(asking(0, null, 2_000_000))).toBe("2.00");
    expect(firstBudget(asking(0, null))).toBe("");
    for (const most of [1, 9_999, 10_001, 33_333_333]) {
      const one = asking(7, most);
      expect(budgetFault(firstBudget(one), one)).toBeNull();
    }
  });
});

it("an answer is bound to the price that was shown", () => {
  expect(answerOf(asking(0, 1_200_000), "approve", "1.5")).toEqual({
    decision: "approve",
    mostMicros: 1_200_000,
    budgetMicros: 1_500_000,
  });
  expect(answerOf(asking(0, null), "again")).toEqual({ decision: "again", mostMicros: 0 });
});
