import { describe, expect, it } from "vitest";
import { cellAt, readSpriteMap } from "./sprite";

const MAP = `WEBVTT

00:00:00.000 --> 00:00:02.000
sprite.jpg#xywh=0,0,160,90

NOTE nothing to see

00:00:02.000 --> 00:00:02.875
sprite.jpg#xywh=160,0,160,90

3
01:00:02.875 --> 01:00:04.000
sprite.jpg#xywh=pixel:320,90,160,90
`;

describe("the map of a sprite", () => {
  it("is read with hours, names of cues and what is between them", () => {
    const cells = readSpriteMap(MAP);
    expect(cells).toHaveLength(3);
    expect(cells[1]).toEqual({ from: 2, to: 2.875, x: 160, y: 0, width: 160, height: 90 });
    expect(cells[2]).toMatchObject({ from: 3602.875, x: 320, y: 90 });
  });

  it("is read with the line ends of another system", () => {
    expect(readSpriteMap(MAP.replaceAll("\n", "\r\n"))).toEqual(readSpriteMap(MAP));
  });

  it("is read in any order, with what else is said of a cell", () => {
    const cells = readSpriteMap(
      "WEBVTT\n\n2\n00:01.000 --> 00:02.000 line:0\ns.jpg#xywh=9,0,8,8\n\n1\n00:00.000 --> 00:01.000\ns.jpg#xywh=1,0,8,8",
    );
    expect(cells.map(({ x, to }) => [x, to])).toEqual([
      [1, 1],
      [9, 2],
    ]);
  });

  it("passes over what is no cell", () => {
    expect(readSpriteMap("WEBVTT\n\n00:00.000 --> 00:01.000\nwords\n")).toEqual([]);
    expect(readSpriteMap("WEBVTT\n\n00:00.000 --> 00:01.000\na.jpg#xywh=0,0,0,90\n")).toEqual([]);
    expect(readSpriteMap("<html>")).toEqual([]);
  });

  it("finds the picture for an instant, and the nearest one past its ends", () => {
    const cells = readSpriteMap(MAP);
    expect(cellAt(cells, 0)?.x).toBe(0);
    expect(cellAt(cells, 1.999)?.x).toBe(0);
    expect(cellAt(cells, 2)?.x).toBe(160);
    expect(cellAt(cells, -1)?.x).toBe(0);
    expect(cellAt(cells, 9999)?.x).toBe(320);
    expect(cellAt([], 1)).toBeUndefined();
  });
});
