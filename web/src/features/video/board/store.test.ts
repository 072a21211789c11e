import { beforeEach, expect, test } from "vitest";
import type { VideoView } from "@/shared/api/types";
import { changesOf } from "./changes";
import { addScene, changeScene, edit, removeScene, splitScene } from "./draft";
import { sampleScene, sampleStoryboard } from "./sample";
import {
  type BoardStore,
  change,
  createBoard,
  discard,
  redo,
  refused,
  saved,
  see,
  settle,
  unanswered,
  undo,
} from "./store";

beforeEach(() => localStorage.clear());

function video(version: string, more: Partial<VideoView> = {}): VideoView {
  return {
    id: "v1",
    storyboard: sampleStoryboard(3),
    storyboardVersion: version,
    removed: [],
    ...more,
  } as VideoView;
}

const now = (store: BoardStore) => store.getState().history.now;
const title = (store: BoardStore, key: string) => now(store).scenes.find((one) => one.key === key)?.title;
const count = (store: BoardStore) => changesOf(store.getState().base, now(store)).length;
const named = (store: BoardStore, name: string) =>
  change(store, (draft) => changeScene(draft, "o1", { title: name }), "o1/title");

test("a draft is there again after a reload, and gone once it changes nothing", () => {
  const store = createBoard(video("a"));
  named(store, "Mine");
  expect(title(createBoard(video("a")), "o1")).toBe("Mine");
  undo(store);
  expect(localStorage.length).toBe(0);
  redo(store);
  expect(title(createBoard(video("a")), "o1")).toBe("Mine");
});

test("what somebody else changed arrives under a kept draft", () => {
  named(createBoard(video("a")), "Mine");
  const other = video("b", { storyboard: sampleStoryboard(3, { 2: { title: "Theirs" } }) });
  const store = createBoard(other);
  expect(store.getState().basis).toBe("b");
  expect([title(store, "o1"), title(store, "o2")]).toEqual(["Mine", "Theirs"]);
  expect(count(store)).toBe(1);
});

test("a clash waits for a person; undo still knows what was", () => {
  const store = createBoard(video("a"));
  named(store, "Mine");
  const other = video("b", { storyboard: sampleStoryboard(3, { 1: { title: "Theirs" } }) });
  expect(see(store, other)).toBe("clash");
  expect(store.getState().basis).toBe("a");
  settle(store, "mine");
  expect(title(store, "o1")).toBe("Mine");
  expect(store.getState()).toMatchObject({ basis: "b", elsewhere: null });
  settle(store, "mine");
  see(store, video("c", { storyboard: sampleStoryboard(3, { 1: { title: "Later" } }) }));
  settle(store, "theirs");
  expect(title(store, "o1")).toBe("Later");
  expect(count(store)).toBe(0);
  undo(store);
  expect(title(store, "o1")).toBe("Mine");
});

test("what is on its way is not judged by what comes meanwhile", () => {
  const store = createBoard(video("a"));
  change(store, (draft) => removeScene(draft, "o1"));
  const sent = now(store);
  store.setState({ saving: sent });
  const answer = video("b", {
    storyboard: { title: "A film", scenes: [sampleScene(2, { number: 1 }), sampleScene(3, { number: 2 })] },
    removed: [sampleScene(1, { number: 101 })],
  });
  expect(see(store, answer)).toBe("nothing");
  saved(store, answer, sent);
  expect(count(store)).toBe(0);
  expect(edit(now(store)).origins).toEqual([1, 2]);
  // One step back from there takes the removed scene up again.
  undo(store);
  expect(edit(now(store)).origins).toEqual([101, 1, 2]);
});

/** A board whose changes were sent, and the storyboard that the studio made of them. */
function splitAndAdded(): { store: BoardStore; answer: VideoView } {
  const store = createBoard(video("a"));
  change(store, (draft) => addScene(splitScene(draft, "o1", "n1"), "o3", "n2", "New "));
  store.setState({ saving: now(store) });
  const { storyboard } = edit(now(store));
  const scenes = storyboard.scenes.map((scene) => ({
    ...scene,
    title: scene.title.trim(),
    prompt: scene.prompt || `Composed of ${scene.title}.`,
  }));
  return { store, answer: video("b", { storyboard: { ...storyboard, scenes } }) };
}

test("what was sent and never answered is the draft's own when it comes", () => {
  const { store, answer } = splitAndAdded();
  unanswered(store, now(store));
  change(store, (draft) => changeScene(draft, "o2", { title: "Typed since" }));
  expect(see(store, video("a"))).toBe("nothing");
  expect(see(store, answer)).toBe("saved");
  expect(now(store).scenes.map(({ key }) => key)).toEqual(["o1", "n1", "o2", "o3", "n2"]);
  expect(edit(now(store)).origins).toEqual([1, 2, 3, 4, 5]);
  expect(changesOf(store.getState().base, now(store))).toEqual([
    { kind: "scene", key: "o2", field: "title" },
  ]);
  expect(store.getState()).toMatchObject({ basis: "b", lost: [] });
});

test("a page that is opened again while it was saved finds its own changes", () => {
  const { answer } = splitAndAdded();
  const store = createBoard(answer);
  expect(edit(now(store)).origins).toEqual([1, 2, 3, 4, 5]);
  expect(count(store)).toBe(0);
  expect(localStorage.length).toBe(0);
});

test("what was sent is not taken for what somebody else wrote", () => {
  const { store, answer } = splitAndAdded();
  unanswered(store, now(store));
  const scenes = answer.storyboard?.scenes.map((scene) => ({ ...scene, caption: "Theirs" })) ?? [];
  expect(see(store, video("b", { storyboard: { title: "A film", scenes } }))).toBe("on top");
  expect(store.getState().lost).toEqual([]);
  // A prompt that was written by hand is part of what was sent; one that was composed is not.
  localStorage.clear();
  const other = createBoard(video("c"));
  change(other, (draft) => changeScene(draft, "o1", { prompt: "By hand." }));
  unanswered(other, now(other));
  see(other, video("d", { storyboard: sampleStoryboard(3, { 2: { prompt: "Composed anew." } }) }));
  expect(now(other).scenes.map(({ prompt }) => prompt)).toEqual(["By hand.", "Composed anew.", "Prompt 3."]);
  expect(count(other)).toBe(1);
});

test("a clash is over when the storyboard turns out to be the draft's own", () => {
  const store = createBoard(video("a"));
  named(store, "Mine");
  see(store, video("b", { storyboard: sampleStoryboard(3, { 1: { title: "Theirs" } }) }));
  expect(store.getState().elsewhere).not.toBeNull();
  see(store, video("a"));
  expect(store.getState().elsewhere).toBeNull();
});

test("a refusal stays until what it is about has changed", () => {
  const store = createBoard(video("a"));
  named(store, "Mine");
  const problem = { type: "", title: "", status: 422, detail: "Too long.", code: "x" };
  refused(store, { ...problem, where: "scenes[2].seconds" }, now(store));
  named(store, "Mine too");
  expect(store.getState().faults).toHaveLength(1);
  change(store, (draft) => changeScene(draft, "o2", { seconds: 4 }));
  expect(store.getState().faults).toEqual([]);
  refused(store, { ...problem, where: "seconds" }, now(store));
  discard(store);
  expect(store.getState().faults).toEqual([]);
});
