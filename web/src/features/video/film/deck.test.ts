import { describe, expect, it } from "vitest";
import { Deck } from "./deck";
import { patience } from "./trouble";

const reel = (url: string) => ({ url, captions: null, frames: 240 });

/** An element that has loaded as much as `ready` says. */
function element(ready: number): HTMLVideoElement {
  const video = document.createElement("video");
  Object.defineProperty(video, "readyState", { value: ready });
  return video;
}

const shown = (deck: Deck) => deck.store.getState().reels.map((one) => one.url);

describe("a newer file of the film", () => {
  it("waits behind the one on the screen", () => {
    const deck = new Deck(false);
    deck.load(reel("a"));
    deck.take("a", element(4));
    deck.load(reel("b"));
    expect(shown(deck)).toEqual(["a", "b"]);
    deck.load(reel("c"));
    expect(shown(deck)).toEqual(["a", "c"]);
    deck.load(reel("a"));
    expect(shown(deck)).toEqual(["a"]);
  });

  it("takes its place at once where nothing was to be seen yet, and keeps the place in the film", () => {
    const deck = new Deck(false);
    deck.load(reel("a"));
    deck.take("a", element(0));
    deck.seek(3);
    deck.load(reel("b"));
    expect(shown(deck)).toEqual(["b"]);
    expect(deck.position).toBe(3);
  });

  it("that cannot be had leaves the one on the screen alone", () => {
    const deck = new Deck(false);
    deck.load(reel("a"));
    deck.take("a", element(4));
    deck.load(reel("b"));
    const newer = element(0);
    deck.take("b", newer);
    newer.dispatchEvent(new Event("error"));
    expect(shown(deck)).toEqual(["a"]);
    expect(deck.store.getState().trouble).toBeNull();
  });
});

describe("sound", () => {
  it("comes back with a volume that can be heard", () => {
    const deck = new Deck(false);
    deck.setVolume(0);
    expect(deck.store.getState().muted).toBe(true);
    deck.setMuted(false);
    expect(deck.store.getState()).toMatchObject({ muted: false, volume: 1 });
  });
});

describe("asking again for a film that does not come", () => {
  it("is done later each time, but not later than a person waits", () => {
    const waits = [0, 1, 2, 3, 4, 5, 20].map(patience);
    expect(waits).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
  });
});

describe("a seek", () => {
  it("that was overtaken before the element said it was done is not done afterwards", () => {
    const deck = new Deck(false);
    deck.load(reel("a"));
    const video = element(4);
    const sought: number[] = [];
    let seeking = false;
    Object.defineProperties(video, {
      seeking: { get: () => seeking },
      currentTime: {
        get: () => sought.at(-1) ?? 0,
        set: (seconds: number) => {
          sought.push(seconds);
          seeking = true;
        },
      },
    });
    deck.take("a", video);
    deck.seek(1);
    deck.seek(2);
    seeking = false;
    deck.seek(3);
    video.dispatchEvent(new Event("seeked"));
    expect(sought).toEqual([1, 3]);
    deck.seek(4);
    deck.seek(5);
    seeking = false;
    video.dispatchEvent(new Event("seeked"));
    expect(sought).toEqual([1, 3, 5]);
    expect(deck.position).toBe(5);
  });
});

describe("asking for the file again", () => {
  it("goes on where it was, although the element begins at its start", () => {
    const deck = new Deck(false);
    deck.load(reel("a"));
    const video = element(4);
    let place = 0;
    Object.defineProperties(video, {
      currentTime: {
        get: () => place,
        set: (seconds: number) => {
          place = seconds;
        },
      },
      duration: { value: 10 },
    });
    video.load = () => {
      place = 0;
      video.dispatchEvent(new Event("timeupdate"));
    };
    deck.take("a", video);
    video.dispatchEvent(new Event("loadedmetadata"));
    place = 7;
    video.dispatchEvent(new Event("timeupdate"));
    expect(deck.position).toBe(7);
    deck.retry();
    expect(deck.position).toBe(7);
    video.dispatchEvent(new Event("loadedmetadata"));
    expect(place).toBe(7);
  });
});
