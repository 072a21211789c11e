import { expect, it } from "vitest";
import type { Line, Needs, VideoStatus } from "@/shared/api/types";
import { grouped } from "./line";

const line = (id: string, status: VideoStatus, needs: Needs = "nothing") => ({ id, status, needs }) as Line;

it("puts each film where it belongs, in the order of the line", () => {
  const { asking, making, waiting } = grouped([
    line("a", "processing"),
    line("b", "pending"),
    line("c", "processing", "approval"),
    line("d", "pending"),
    line("e", "cancelled"),
    line("f", "processing"),
    line("g", "pending", "money"),
  ]);
  expect(asking.map((one) => one.id)).toEqual(["c", "g"]);
  expect(making.map((one) => one.id)).toEqual(["a", "f"]);
  expect(waiting.map((one) => one.id)).toEqual(["b", "d"]);
});
