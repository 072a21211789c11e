import { expect, test } from "vitest";
import { begin, each, record, redone, undone } from "./history";

test("goes back and forth, and forgets what was undone when something else is done", () => {
  let history = begin("a");
  history = record(history, "b", null, 0);
  history = record(history, "c", null, 1);
  expect(undone(history).now).toBe("b");
  expect(redone(undone(history)).now).toBe("c");
  expect(undone(undone(undone(history))).now).toBe("a");
  const other = record(undone(history), "d", null, 2);
  expect(redone(other).now).toBe("d");
  expect(undone(other).now).toBe("b");
});

test("takes typing in one field as one step, until it pauses or another field is typed in", () => {
  let history = begin("");
  history = record(history, "h", "title", 0);
  history = record(history, "he", "title", 300);
  history = record(history, "hey", "title", 600);
  expect(history.past).toEqual([""]);
  history = record(history, "hey!", "title", 5000);
  history = record(history, "hey!?", "caption", 5100);
  expect(history.past).toEqual(["", "hey", "hey!"]);
  // What is typed after an undo is a step of its own.
  expect(record(undone(history), "hey!!", "caption", 5200).past).toEqual(["", "hey", "hey!"]);
});

test("keeps nothing of a change that changes nothing", () => {
  const history = begin("a");
  expect(record(history, "a", null, 0)).toBe(history);
  expect(undone(history)).toBe(history);
  expect(redone(history)).toBe(history);
});

test("makes every state another one", () => {
  const history = undone(record(record(begin(1), 2, null, 0), 3, null, 1));
  expect(each(history, (one) => one * 10)).toMatchObject({ past: [10], now: 20, future: [30] });
});
