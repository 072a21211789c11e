import { expect, it } from "vitest";
import { readSpriteMap } from "@/shared/lib/sprite";
import { cellAtShare } from "./sprite";

const MAP = `WEBVTT

00:00.000 --> 00:01.500
sprite.jpg#xywh=0,0,160,90

00:01.500 --> 01:02.250
sprite.jpg#xywh=160,0,160,90
`;

it("finds the part at a share of the film, and none of an empty one", () => {
  const cells = readSpriteMap(MAP);
  expect(cellAtShare(cells, 0)?.x).toBe(0);
  expect(cellAtShare(cells, 1.49 / 62.25)?.x).toBe(0);
  expect(cellAtShare(cells, 1.51 / 62.25)?.x).toBe(160);
  expect(cellAtShare(cells, 1)?.x).toBe(160);
  expect(cellAtShare(cells, 7)?.x).toBe(160);
  expect(cellAtShare(cells, -1)?.x).toBe(0);
  expect(cellAtShare([], 0.5)).toBeUndefined();
});
