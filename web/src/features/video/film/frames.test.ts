import { describe, expect, it } from "vitest";
import { FILM_RATE, frameAt, middleOf, type Rate, rateOf, startOf, stepped, timecode } from "./frames";

const NTSC: Rate = { num: 30000, den: 1001 };

describe("the rate of a film", () => {
  it("is found from its frames and its length", () => {
    expect(rateOf(509, 21.208333)).toEqual(FILM_RATE);
    expect(rateOf(500, 20)).toEqual({ num: 25, den: 1 });
    expect(rateOf(1800, 60.06)).toEqual(NTSC);
  });

  it("is whole although the sound is a little longer than the picture", () => {
    expect(rateOf(509, 21.208333 + 1024 / 48000)).toEqual(FILM_RATE);
    expect(rateOf(1440, 60.042)).toEqual(FILM_RATE);
  });

  it("is that of films while the length is not known", () => {
    expect(rateOf(509, Number.NaN)).toEqual(FILM_RATE);
    expect(rateOf(509, Number.POSITIVE_INFINITY)).toEqual(FILM_RATE);
    expect(rateOf(0, 0)).toEqual(FILM_RATE);
  });
});

describe("frames", () => {
  it("are found again at their start and in their middle, at every rate", () => {
    for (const rate of [FILM_RATE, { num: 25, den: 1 }, NTSC])
      for (let frame = 0; frame < 3000; frame += 1) {
        expect(frameAt(startOf(frame, rate), rate)).toBe(frame);
        expect(frameAt(middleOf(frame, rate), rate)).toBe(frame);
        // Browsers keep microseconds.
        expect(frameAt(Math.floor(startOf(frame, rate) * 1e6) / 1e6, rate)).toBe(frame);
      }
  });

  it("are stepped one by one, without leaving the film", () => {
    let at = 0;
    for (let step = 1; step <= 20; step += 1) {
      at = stepped(at, 1, 12, FILM_RATE);
      expect(frameAt(at, FILM_RATE)).toBe(Math.min(step, 11));
    }
    expect(frameAt(stepped(at, -1, 12, FILM_RATE), FILM_RATE)).toBe(10);
    expect(frameAt(stepped(0, -1, 12, FILM_RATE), FILM_RATE)).toBe(0);
  });
});

describe("time code", () => {
  it("counts minutes, seconds and frames", () => {
    expect(timecode(0, FILM_RATE)).toBe("00:00:00");
    expect(timecode(23, FILM_RATE)).toBe("00:00:23");
    expect(timecode(24, FILM_RATE)).toBe("00:01:00");
    expect(timecode(509, FILM_RATE)).toBe("00:21:05");
    expect(timecode(60 * 60 * 25, { num: 25, den: 1 })).toBe("01:00:00:00");
    expect(timecode(30, NTSC)).toBe("00:01:00");
  });
});
