import { describe, expect, it } from "vitest";
import type { Brief } from "@/shared/api/types";
import { draftOf, EMPTY, faultsOf, LIMITS, lengthOf, likeBrief, requestOf, seedOf, within } from "./draft";

describe("a kept draft", () => {
  it("comes back as it was", () => {
    const draft = {
      ...EMPTY,
      prompt: "A storm",
      scenes: 4,
      seconds: 20,
      aspect: "9:16" as const,
      budget: "2",
    };
    expect(draftOf(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  });

  it("of another version or of nothing leaves out what cannot be used", () => {
    expect(draftOf(null)).toEqual(EMPTY);
    expect(draftOf("junk")).toEqual(EMPTY);
    expect(
      draftOf({
        prompt: 4,
        scenes: "many",
        seconds: -2,
        aspect: "4:3",
        style: "baroque",
        captions: "yes",
        voice: "",
      }),
    ).toEqual(EMPTY);
    expect(draftOf({ prompt: "A storm", mode: "verbatim" })).toEqual({
      ...EMPTY,
      prompt: "A storm",
      mode: "verbatim",
    });
  });

  it("stays inside limits that have changed since", () => {
    const limits = { ...LIMITS, maxScenes: 3, minSeconds: 30 };
    expect(within({ ...EMPTY, scenes: 5, seconds: 15 }, limits)).toMatchObject({ scenes: 3, seconds: 30 });
    const fitting = { ...EMPTY, scenes: null, seconds: 40 };
    expect(within(fitting, limits)).toBe(fitting);
  });
});

describe("seeds", () => {
  it.each([
    ["", 0],
    [" 7 ", 7],
    ["4294967295", 4294967295],
    ["4294967296", undefined],
    ["-1", undefined],
    ["1.5", undefined],
    ["x", undefined],
  ])("%j is %j", (typed, seed) => {
    expect(seedOf(typed)).toBe(seed);
  });
});

describe("what is sent", () => {
  it("says nothing of money where nothing is paid", () => {
    const draft = { ...EMPTY, prompt: " A storm ", budget: "2.50" };
    expect(requestOf(draft, "animatic", false)).not.toHaveProperty("budgetMicros");
    expect(requestOf(draft, "runway", true)).toMatchObject({ budgetMicros: 2_500_000, prompt: "A storm" });
  });

  it("never spends without asking again", () => {
    expect(requestOf({ ...EMPTY, prompt: "A storm" }, "runway", true).approved).toBeUndefined();
  });

  it.each([
    ["fit", {}],
    ["none", { none: true }],
    ["epic", { mood: "epic" }],
    [`file:${"a".repeat(64)}`, { file: "a".repeat(64) }],
  ])("has music %j as %j", (music, sent) => {
    expect(requestOf({ ...EMPTY, music }, "animatic", false).music).toEqual(sent);
  });

  it("leaves the provider to the studio where none is known yet", () => {
    expect(requestOf(EMPTY, null, false)).not.toHaveProperty("provider");
  });
});

describe("another like this", () => {
  const brief: Brief = {
    prompt: "A storm",
    niche: null,
    scenes: 3,
    seconds: 20,
    aspect: "1:1",
    style: "noir",
    template: "trailer",
    mode: "verbatim",
    language: "id",
    voice: "none",
    music: { mood: null, file: null, none: true },
    captions: false,
    provider: "runway",
    model: "gen4.5",
    budgetMicros: 1_500_000,
    seed: 9,
    approved: true,
    logo: "b".repeat(64),
    logoSpot: "top",
    titleStyle: "card",
  };

  it("asks for what the first was asked for, but for the spending", () => {
    const { approved: _, ...asked } = brief;
    const sent = requestOf(likeBrief(brief), "runway", true);
    expect(sent).toMatchObject({ ...asked, music: { none: true } });
    expect(sent.approved).toBeUndefined();
  });

  it("takes nothing over from a plain one", () => {
    const { logo: _, logoSpot: __, titleStyle: ___, ...plain } = brief;
    expect(likeBrief(plain).rest).toBeNull();
  });
});

describe("faults", () => {
  it("are seen before anybody is asked", () => {
    expect(faultsOf({ ...EMPTY, prompt: "  " }, LIMITS, false)).toEqual({ prompt: "prompt.empty" });
    expect(faultsOf({ ...EMPTY, prompt: "x".repeat(2001) }, LIMITS, false)).toEqual({
      prompt: "prompt.long",
    });
    expect(faultsOf({ ...EMPTY, prompt: "x", seed: "x", budget: "x" }, LIMITS, true)).toEqual({
      seed: "seed.wrong",
      budget: "budget.wrong",
    });
    expect(faultsOf({ ...EMPTY, prompt: "x", budget: "x" }, LIMITS, false)).toEqual({});
  });

  it("counts letters as the studio does", () => {
    expect(lengthOf("  storm 🌩 ")).toBe(7);
  });
});
