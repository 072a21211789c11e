import { describe, expect, it } from "vitest";
import { columnsOf, readPeaks } from "./peaks";

describe("a waveform", () => {
  it("is read from what audiowaveform writes, and nothing else", () => {
    const text = { version: 2, channels: 1, bits: 8, length: 2, data: [-12, 14, -30, 27] };
    expect(readPeaks(text)).toEqual({ bits: 8, channels: 1, data: [-12, 14, -30, 27] });
    expect(readPeaks({ ...text, bits: 9 })).toBeNull();
    expect(readPeaks({ ...text, data: ["a"] })).toBeNull();
    expect(readPeaks("no")).toBeNull();
    expect(readPeaks(null)).toBeNull();
  });

  it("loses no peak when there are fewer columns than stretches", () => {
    const data = [0, 0, 0, 0, -128, 0, 0, 64];
    expect(columnsOf({ bits: 8, channels: 1, data }, 2)).toEqual([0, 1]);
    expect(columnsOf({ bits: 8, channels: 1, data }, 4)).toEqual([0, 0, 1, 0.5]);
  });

  it("is stretched over more columns, and counts all channels", () => {
    expect(columnsOf({ bits: 8, channels: 1, data: [-64, 0, 0, 32] }, 4)).toEqual([0.5, 0.5, 0.25, 0.25]);
    expect(columnsOf({ bits: 16, channels: 2, data: [0, 0, -16384, 0] }, 1)).toEqual([0.5]);
    expect(columnsOf({ bits: 8, channels: 1, data: [] }, 3)).toEqual([0, 0, 0]);
  });
});
