import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { VideoView } from "@/shared/api/types";
import { changeScene } from "./draft";
import { sampleVideo } from "./sample";
import { type BoardStore, change, createBoard, keepBoard } from "./store";

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

const title = (store: BoardStore) => store.getState().history.now.scenes[0]?.title;
const named = (store: BoardStore, name: string) =>
  change(store, (draft) => changeScene(draft, "o1", { title: name }), "o1/title");
const open = (tab: string, more: Partial<VideoView> = {}) => createBoard(sampleVideo(more), tab);

test("two tabs keep what was typed in each of them", () => {
  const [one, two] = [open("one"), open("two")];
  named(one, "One");
  named(two, "Two");
  expect([title(open("one")), title(open("two"))]).toEqual(["One", "Two"]);
});

test("a draft is taken over only from a tab that is gone", () => {
  const one = open("one");
  named(one, "One");
  vi.advanceTimersByTime(4000);
  keepBoard(one, "v1", "one");
  vi.advanceTimersByTime(4000);
  expect(title(open("two"))).toBe("Title 1");
  vi.advanceTimersByTime(2000);
  expect(title(open("two"))).toBe("One");
  // It is the other tab's now, and nobody's twice.
  expect(title(open("three"))).toBe("Title 1");
  expect(title(open("one"))).toBe("Title 1");
});

test("a tab that was closed leaves its draft to the next at once, the newest first", () => {
  const [one, two] = [open("one"), open("two")];
  named(one, "One");
  vi.advanceTimersByTime(100);
  named(two, "Two");
  keepBoard(one, "v1", "one", true);
  expect(title(open("three"))).toBe("One");
  keepBoard(one, "v1", "one", true);
  vi.advanceTimersByTime(100);
  keepBoard(two, "v1", "two", true);
  expect(title(open("four"))).toBe("Two");
});

test("a tab that is loaded again has its draft, and keeps it", () => {
  const one = open("one");
  named(one, "One");
  keepBoard(one, "v1", "one", true);
  expect(title(open("one"))).toBe("One");
  expect(title(open("two"))).toBe("Title 1");
});

test("a tab that was only slow has its draft again", () => {
  const one = open("one");
  named(one, "One");
  vi.advanceTimersByTime(60_000);
  expect(title(open("two"))).toBe("One");
  keepBoard(one, "v1", "one");
  expect(title(open("one"))).toBe("One");
});

test("a draft of another video is not taken, and one of long ago is swept", () => {
  named(open("one", { id: "v10" }), "Ten");
  vi.advanceTimersByTime(10_000);
  expect(title(open("two"))).toBe("Title 1");
  expect(localStorage.length).toBe(1);
  vi.advanceTimersByTime(31 * 24 * 3600 * 1000);
  open("two");
  expect(localStorage.length).toBe(0);
});

test("a tab has its name again after a reload, and a copy of it another one", async () => {
  const load = async () => {
    vi.resetModules();
    return (await import("./kept-draft")).thisTab();
  };
  const first = await load();
  expect(await load()).not.toBe(first);
  sessionStorage.clear();
  const third = await load();
  dispatchEvent(new Event("pagehide"));
  expect(sessionStorage.length).toBe(1);
  expect(await load()).toBe(third);
  expect(sessionStorage.length).toBe(0);
});
