import { expect, test } from "vitest";
import { drafted, moveScene } from "./draft";
import { faultOn, faultsOf } from "./faults";
import { sampleStoryboard } from "./sample";

const sent = moveScene(drafted(sampleStoryboard(3)), "o3", 0);
const problem = { type: "", title: "", status: 422, detail: "It is wrong.", code: "invalid" };

test("a fault lands on the scene that was sent in its place", () => {
  const faults = faultsOf(
    {
      ...problem,
      errors: [
        { pointer: "#/storyboard/scenes/0/seconds", detail: "Input should be greater than 0" },
        { pointer: "#/storyboard/scenes/1/camera/size", detail: "Unknown" },
        { pointer: "#/storyboard/title", detail: "Too long" },
        { pointer: "#/basis", detail: "Missing" },
      ],
    },
    sent,
  );
  expect(faultOn(faults, "o3", "seconds")).toBe("Input should be greater than 0");
  expect(faultOn(faults, "o1", "camera")).toBe("Unknown");
  expect(faultOn(faults, null, "title")).toBe("Too long");
  expect(faultOn(faults, "o1", "seconds")).toBeUndefined();
  expect(faults).toHaveLength(3);
});

test("what the whole storyboard breaks names the scene by its number", () => {
  const faults = faultsOf({ ...problem, where: "scenes[2].seconds", hint: "Make it shorter." }, sent);
  expect(faults).toEqual([{ key: "o1", field: "seconds", detail: "It is wrong. Make it shorter." }]);
  expect(faultsOf({ ...problem, where: "seconds" }, sent)).toEqual([
    { key: null, field: "seconds", detail: "It is wrong." },
  ]);
});
