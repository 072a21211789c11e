import { describe, expect, test } from "vitest";
import { secondsOf, totalOf } from "@/shared/lib/seconds";
import {
  addScene,
  carriedFrom,
  changeScene,
  type Draft,
  drafted,
  draftedScene,
  edit,
  insertScene,
  moveScene,
  removeScene,
  splitScene,
} from "./draft";
import { sampleScene, sampleStoryboard } from "./sample";

const keys = (draft: Draft) => draft.scenes.map((scene) => scene.key);

/** The same numbers for the same seed. */
function chance(seed: number): (most: number) => number {
  let state = seed * 2654435761 + 1;
  return (most) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
}

describe("a draft", () => {
  test("that changes nothing asks for what there is", () => {
    const board = sampleStoryboard(3, { 3: { continuity: { carryFrom: 1, characters: [], place: null } } });
    const asked = edit(drafted(board));
    expect(asked.origins).toEqual([1, 2, 3]);
    expect(asked.storyboard.scenes.map((scene) => scene.title)).toEqual(["Title 1", "Title 2", "Title 3"]);
    expect(asked.storyboard.scenes[2]?.continuity?.carryFrom).toBe(1);
    expect(asked.storyboard.scenes[0]).not.toHaveProperty("key");
    expect(asked.storyboard.scenes[0]).not.toHaveProperty("origin");
  });

  test("moves a scene, and keeps it within the ends", () => {
    const draft = drafted(sampleStoryboard(4));
    expect(keys(moveScene(draft, "o1", 2))).toEqual(["o2", "o3", "o1", "o4"]);
    expect(keys(moveScene(draft, "o4", -3))).toEqual(["o4", "o1", "o2", "o3"]);
    expect(keys(moveScene(draft, "o2", 99))).toEqual(["o1", "o3", "o4", "o2"]);
    expect(moveScene(draft, "o2", 1)).toBe(draft);
    expect(moveScene(draft, "nobody", 1)).toBe(draft);
  });

  test("takes the scene that another one goes on from along", () => {
    const draft = drafted(sampleStoryboard(3, { 3: { continuity: { carryFrom: 1 } } }));
    expect(carriedFrom(moveScene(draft, "o1", 1), "o3")).toBe(2);
    // What comes later, or is gone, cannot be gone on from; moved back, it is again.
    const later = moveScene(draft, "o1", 2);
    expect(carriedFrom(later, "o3")).toBeNull();
    expect(carriedFrom(moveScene(later, "o1", 0), "o3")).toBe(1);
    expect(carriedFrom(removeScene(draft, "o1"), "o3")).toBeNull();
  });

  test("splits a scene between two sentences, its seconds kept", () => {
    const draft = drafted(sampleStoryboard(3, { 2: { seconds: 5.1 }, 3: { continuity: { carryFrom: 2 } } }));
    const split = splitScene(draft, "o2", "n1");
    const [, first, second, last] = split.scenes;
    expect(keys(split)).toEqual(["o1", "o2", "n1", "o3"]);
    expect(first?.description).toBe("First of 2.");
    expect(second?.description).toBe("Then of 2.");
    expect(second?.origin).toBeNull();
    expect(totalOf([first?.seconds ?? 0, second?.seconds ?? 0])).toBe(5.1);
    expect(first?.transition).toEqual({ kind: "cut", pattern: null, seconds: 0 });
    expect(second?.transition.kind).toBe("dissolve");
    expect(second?.prompt).toBe("");
    // The last frame of what was scene 2 is that of its second half.
    expect(last?.carry).toBe("n1");
    expect(carriedFrom(split, "o3")).toBe(3);
  });

  test("does not split what somebody filmed", () => {
    const draft = drafted(sampleStoryboard(2, { 1: { footage: "a".repeat(64) } }));
    expect(splitScene(draft, "o1", "n1")).toBe(draft);
  });

  test("puts a scene in once only", () => {
    const draft = drafted(sampleStoryboard(2));
    const removed = draftedScene(sampleScene(101), "o101");
    const put = insertScene(draft, removed, 1);
    expect(edit(put).origins).toEqual([1, 101, 2]);
    expect(insertScene(put, { ...removed, key: "another" }, 0)).toBe(put);
    expect(insertScene(put, removed, 0)).toBe(put);
  });

  test("adds a scene of the place and light of its neighbour", () => {
    const draft = addScene(drafted(sampleStoryboard(2)), "o1", "n1", "New scene");
    expect(keys(draft)).toEqual(["o1", "n1", "o2"]);
    expect(draft.scenes[1]).toMatchObject({ title: "New scene", description: "", prompt: "", origin: null });
    expect(draft.scenes[1]?.continuity.place).toBe("sea");
    expect(keys(addScene(draft, null, "n2", "x"))[0]).toBe("n2");
  });
});

test("origins stay right through any sequence of edits", () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const upTo = chance(seed);
    const count = 1 + upTo(5);
    const board = sampleStoryboard(count, { [count]: { continuity: { carryFrom: count > 1 ? 1 : null } } });
    let draft = drafted(board);
    let numbers = 0;
    for (let step = 0; step < 20; step += 1) {
      const at = draft.scenes[upTo(Math.max(1, draft.scenes.length))];
      const key = at?.key ?? "";
      const before = draft;
      numbers += 1;
      const kind = upTo(6);
      if (kind === 0) draft = moveScene(draft, key, upTo(7) - 1);
      else if (kind === 1) draft = addScene(draft, key || null, `n${numbers}`, "New");
      else if (kind === 2) draft = splitScene(draft, key, `n${numbers}`);
      else if (kind === 3) draft = removeScene(draft, key);
      else if (kind === 4) draft = changeScene(draft, key, { title: `Other ${numbers}` });
      else draft = insertScene(draft, draftedScene(sampleScene(101 + upTo(2)), `o${101 + upTo(2)}`), 0);
      if (kind === 2 && at)
        expect(secondsOf(totalOf(draft.scenes.map((one) => one.seconds)))).toBe(
          secondsOf(totalOf(before.scenes.map((one) => one.seconds))),
        );
    }
    const { storyboard, origins } = edit(draft);
    expect(storyboard.scenes.map((scene) => scene.number)).toEqual(draft.scenes.map((_, place) => place + 1));
    expect(origins).toHaveLength(draft.scenes.length);
    const named = origins.filter((one) => one !== null);
    expect(new Set(named).size).toBe(named.length);
    expect(new Set(keys(draft)).size).toBe(draft.scenes.length);
    for (const [place, scene] of draft.scenes.entries()) {
      // A scene is known by the number that it came with, wherever it stands.
      if (/^o\d+$/.test(scene.key) && scene.origin !== null && scene.origin <= 100)
        expect(scene.key).toBe(`o${scene.origin}`);
      if (scene.key.startsWith("n")) expect(scene.origin).toBeNull();
      const from = storyboard.scenes[place]?.continuity?.carryFrom ?? null;
      if (from !== null) {
        expect(from).toBeLessThanOrEqual(place);
        expect(draft.scenes[from - 1]?.key).toBe(scene.carry);
      }
    }
  }
});
