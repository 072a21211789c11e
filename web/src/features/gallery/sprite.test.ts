import { describe, expect, it } from "vitest";
import { cueAt, readSpriteMap } from "./sprite";

const MAP = `WEBVTT

00:00.000 --> 00:01.500
sprite.jpg#xywh=0,0,160,90

00:01.500 --> 01:02.250
sprite.jpg#xywh=160,0,160,90

01:02.250 --> 1:01:03.000
sprite.jpg#xywh=0,90,160,90
`;

describe("the map of a sprite", () => {
  it("says which part stands until when", () => {
    expect(readSpriteMap(MAP)).toEqual([
      { ends: 1.5, x: 0, y: 0, width: 160, height: 90 },
      { ends: 62.25, x: 160, y: 0, width: 160, height: 90 },
      { ends: 3663, x: 0, y: 90, width: 160, height: 90 },
    ]);
  });

  it("is read with the line ends of any system, with names of cues, and in any order", () => {
    const cues = readSpriteMap(
      "WEBVTT\r\n\r\n2\r\n00:01.000 --> 00:02.000 line:0\r\ns.jpg#xywh=pixel:9,0,8,8\r\n\r\n1\r\n00:00.000 --> 00:01.000\r\ns.jpg#xywh=1,0,8,8",
    );
    expect(cues.map(({ x, ends }) => [x, ends])).toEqual([
      [1, 1],
      [9, 2],
    ]);
  });

  it("passes over what names no part, and a part of no size", () => {
    expect(readSpriteMap("WEBVTT\n\nNOTE nothing\n\n00:00.000 --> 00:01.000\nwords")).toEqual([]);
    expect(readSpriteMap("WEBVTT\n\n00:00.000 --> 00:01.000\ns.jpg#xywh=0,0,0,90")).toEqual([]);
    expect(readSpriteMap("<html>")).toEqual([]);
  });

  it("finds the part at a share of the film, and none of an empty one", () => {
    const cues = readSpriteMap(MAP).slice(0, 2);
    expect(cueAt(cues, 0)?.x).toBe(0);
    expect(cueAt(cues, 1.49 / 62.25)?.x).toBe(0);
    expect(cueAt(cues, 1.51 / 62.25)?.x).toBe(160);
    expect(cueAt(cues, 1)?.x).toBe(160);
    expect(cueAt(cues, 7)?.x).toBe(160);
    expect(cueAt(cues, -1)?.x).toBe(0);
    expect(cueAt([], 0.5)).toBeUndefined();
  });
});
