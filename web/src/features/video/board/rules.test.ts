import { expect, test } from "vitest";
import { addScene, changeScene, drafted, removeScene } from "./draft";
import { brokenRules, limitsFor } from "./rules";
import { sampleStoryboard } from "./sample";

const LIMITS = { minScenes: 1, maxScenes: 5, minSeconds: 15, maxSeconds: 60 };
const rules = (draft: Parameters<typeof brokenRules>[0], limits = LIMITS) =>
  brokenRules(draft, limits).map((one) => one.rule);

test("a film has one to five scenes of 15 to 60 seconds", () => {
  const draft = drafted(sampleStoryboard(5));
  expect(rules(draft)).toEqual([]);
  const six = changeScene(addScene(draft, "o5", "n1", "More"), "n1", { description: "Something." });
  expect(brokenRules(six, LIMITS)).toEqual([{ rule: "scenes.many", limit: 5, found: 6 }]);
  expect(rules(drafted(sampleStoryboard(2)))).toEqual(["film.short"]);
  expect(rules(changeScene(draft, "o1", { seconds: 40.1 }))).toEqual(["film.long"]);
  expect(rules(removeScene(drafted(sampleStoryboard(1)), "o1"))).toEqual(["scenes.few", "film.short"]);
});

test("every scene says what is seen, for some time", () => {
  const draft = drafted(sampleStoryboard(4));
  const empty = changeScene(draft, "o2", { title: "  ", description: "", seconds: 0 });
  expect(brokenRules(empty, LIMITS)).toEqual([
    { rule: "title", key: "o2", field: "title" },
    { rule: "description", key: "o2", field: "description" },
    { rule: "seconds", key: "o2", field: "seconds" },
  ]);
});

test("what is there already may stay as long as it is", () => {
  const long = drafted(sampleStoryboard(7, { 1: { seconds: 40.5 } }));
  expect(limitsFor(LIMITS, long)).toEqual({ minScenes: 1, maxScenes: 7, minSeconds: 15, maxSeconds: 71 });
  expect(rules(long, limitsFor(LIMITS, long))).toEqual([]);
});
