import { describe, expect, test } from "vitest";
import { changesOf } from "./changes";
import {
  addScene,
  changeBoard,
  changeScene,
  type Draft,
  drafted,
  draftedScene,
  edit,
  insertScene,
  moveScene,
  removeScene,
} from "./draft";
import { matched, rebase, savedNumbers } from "./rebase";
import { sampleScene, sampleStoryboard } from "./sample";

const titles = (draft: Draft) => draft.scenes.map((scene) => scene.title);
const base = drafted(sampleStoryboard(3));

/** Scenes of the draft that the studio knows, and those of its base. */
const known = (mine: Draft) => [
  ...base.scenes,
  ...mine.scenes.filter(({ key, origin }) => origin !== null && !base.scenes.some((one) => one.key === key)),
];

function onTop(mine: Draft, theirs: Draft, removed = [] as ReturnType<typeof sampleScene>[]) {
  return rebase(mine, base, theirs, matched(known(mine), theirs, removed));
}

describe("a draft on top of what the storyboard has become", () => {
  test("keeps both sides where they changed other things", () => {
    const mine = changeScene(base, "o1", { title: "Mine" });
    const theirs = drafted(sampleStoryboard(3, { 1: { seconds: 6.5 }, 2: { title: "Theirs" } }));
    const found = onTop(mine, theirs);
    expect(found.clash).toBe(false);
    expect(titles(found.now)).toEqual(["Mine", "Theirs", "Title 3"]);
    expect(found.now.scenes[0]?.seconds).toBe(6.5);
    expect(changesOf(found.base, found.now)).toEqual([{ kind: "scene", key: "o1", field: "title" }]);
  });

  test("says so where both changed the same, and keeps the draft's", () => {
    const mine = changeScene(base, "o1", { title: "Mine" });
    const theirs = drafted(sampleStoryboard(3, { 1: { title: "Theirs" } }));
    const found = onTop(mine, theirs);
    expect(found.clash).toBe(true);
    expect(titles(found.now)[0]).toBe("Mine");
    expect(titles(found.base)[0]).toBe("Theirs");
    // The same change on both sides is no clash, and no change any more.
    const same = onTop(changeScene(base, "o1", { title: "Theirs" }), theirs);
    expect(same.clash).toBe(false);
    expect(changesOf(same.base, same.now)).toEqual([]);
  });

  test("finds scenes again that were moved, with the numbers that they have now", () => {
    const [one, two, three] = sampleStoryboard(3).scenes;
    if (!one || !two || !three) throw new Error("three scenes");
    const theirs = drafted({
      title: "A film",
      scenes: [
        { ...three, number: 1 },
        { ...one, number: 2 },
        { ...two, number: 3 },
      ],
    });
    const found = onTop(changeScene(base, "o2", { caption: "Mine" }), theirs);
    expect(titles(found.now)).toEqual(["Title 3", "Title 1", "Title 2"]);
    expect(edit(found.now).origins).toEqual([1, 2, 3]);
    expect(found.now.scenes.map((scene) => scene.key)).toEqual(["o3", "o1", "o2"]);
    expect(changesOf(found.base, found.now)).toEqual([{ kind: "scene", key: "o2", field: "caption" }]);
  });

  test("takes over what is new there, and drops what was taken out there", () => {
    const theirs = drafted({
      title: "Another name",
      scenes: [sampleScene(1), { ...sampleScene(9), number: 2 }, { ...sampleScene(3), number: 3 }],
    });
    const mine = addScene(moveScene(base, "o3", 0), "o3", "n1", "Mine");
    const found = onTop(mine, theirs, [{ ...sampleScene(2), number: 101 }]);
    expect(found.now.title).toBe("Another name");
    expect(titles(found.now)).toEqual(["Title 3", "Mine", "Title 1", "Title 9"]);
    expect(edit(found.now).origins).toEqual([3, null, 1, 2]);
  });

  test("keeps a scene that was changed here and taken out there, by its new number", () => {
    const theirs = drafted({ title: "A film", scenes: [sampleScene(1), { ...sampleScene(3), number: 2 }] });
    const found = onTop(changeScene(base, "o2", { title: "Mine" }), theirs, [
      { ...sampleScene(2), number: 101 },
    ]);
    expect(found.clash).toBe(true);
    expect(edit(found.now).origins).toEqual([1, 101, 2]);
  });

  test("keeps the number of a scene that was put back here", () => {
    const back = { ...draftedScene(sampleScene(101), "n1"), title: "Put back and renamed" };
    const theirs = drafted(sampleStoryboard(3, { 1: { title: "Theirs" } }));
    const out = [sampleScene(101), sampleScene(102)];
    const found = onTop(insertScene(base, back, 3), theirs, out);
    expect(edit(found.now).origins).toEqual([1, 2, 3, 101]);
    // Put back over there as well, it is not there twice.
    const both = drafted({
      title: "A film",
      scenes: [...sampleStoryboard(3).scenes, sampleScene(101, { number: 4 })],
    });
    expect(edit(onTop(insertScene(base, back, 3), both).now).origins).toEqual([1, 2, 3, 4]);
  });

  test("says so where a scene was taken out here and changed there", () => {
    const theirs = drafted(sampleStoryboard(3, { 2: { caption: "Theirs" } }));
    expect(onTop(removeScene(base, "o2"), theirs).clash).toBe(true);
    expect(onTop(removeScene(base, "o2"), drafted(sampleStoryboard(3))).clash).toBe(false);
  });
});

describe("after it was saved", () => {
  test("what was typed meanwhile stays, and the rest is as the studio wrote it", () => {
    const sent = changeBoard(addScene(removeScene(base, "o2"), "o1", "n1", "New"), { title: "Renamed" });
    const now = changeScene(sent, "n1", { description: "Typed while it was saved." });
    const written = drafted({
      title: "Renamed",
      scenes: [
        sampleScene(1),
        { ...sampleScene(2), title: "New", description: "", prompt: "Composed.", narration: "", caption: "" },
        { ...sampleScene(3), prompt: "Composed anew." },
      ],
    });
    const numbers = savedNumbers(sent, base.scenes, written, [{ ...sampleScene(2), number: 101 }]);
    expect(numbers.get("o2")).toBe(101);
    const found = rebase(now, sent, written, numbers);
    expect(edit(found.now).origins).toEqual([1, 2, 3]);
    expect(found.now.scenes.map((scene) => scene.key)).toEqual(["o1", "n1", "o3"]);
    expect(found.now.scenes[1]).toMatchObject({
      description: "Typed while it was saved.",
      prompt: "Composed.",
    });
    expect(changesOf(found.base, found.now)).toEqual([{ kind: "scene", key: "n1", field: "description" }]);
    // Going back to before it was saved takes the removed scene up again, by the number that it has now.
    const before = rebase(base, sent, written, numbers);
    expect(edit(before.now).origins).toEqual([1, 101, 3]);
  });
});

test("a scene new to the draft gets a key that nothing else has", () => {
  const theirs = drafted({
    title: "A film",
    scenes: [...sampleStoryboard(3).scenes, { ...sampleScene(8), number: 4 }],
  });
  const found = rebase(base, base, theirs, matched(base.scenes, theirs, []), ["o4"]);
  expect(found.now.scenes.map((scene) => scene.key)).toEqual(["o1", "o2", "o3", "o4'"]);
});
