import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { catchUp, drawLevel, type Head } from "./exchange";

/** An element that takes a while to seek, and plays by the clock of the test. */
class Reel extends EventTarget {
  duration = 20;
  paused = false;
  playbackRate = 1;
  private place = 0;

  constructor(private readonly takes: number) {
    super();
  }

  get currentTime(): number {
    return this.place;
  }

  set currentTime(seconds: number) {
    this.place = seconds;
    setTimeout(() => this.dispatchEvent(new Event("seeked")), this.takes);
  }

  run(ms: number): void {
    this.place += (ms / 1000) * this.playbackRate;
  }
}

const STEP_MS = 5;

/** Lets time pass: the film on the screen runs, and what else is called. */
async function pass(ms: number, head: Head, also: (ms: number) => void = () => {}): Promise<void> {
  for (let gone = 0; gone < ms; gone += STEP_MS) {
    head.at += (STEP_MS / 1000) * head.shuttle;
    also(STEP_MS);
    await vi.advanceTimersByTimeAsync(STEP_MS);
  }
}

describe("a newer file takes over", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("at the very place, of a film that stands", async () => {
    const reel = new Reel(50);
    const head = { at: 7.5, shuttle: 0 };
    const done = catchUp(reel as unknown as HTMLVideoElement, () => head);
    await pass(100, head);
    expect(await done).toBe(true);
    expect(reel.currentTime).toBe(7.5);
  });

  it("where the film will be, of one that runs", async () => {
    const reel = new Reel(400);
    const head = { at: 5, shuttle: 2 };
    let ready = false;
    const done = catchUp(reel as unknown as HTMLVideoElement, () => head).then((came) => {
      ready = came;
    });
    while (!ready && head.at < 19) await pass(STEP_MS, head);
    await done;
    // It has the time that an element takes to start, and no more.
    expect(Math.abs(reel.currentTime - head.at)).toBeLessThan(0.25);
    expect(reel.currentTime).toBeGreaterThanOrEqual(head.at);
  });

  it("not at all when its file fails", async () => {
    const reel = new Reel(1e9);
    const head = { at: 5, shuttle: 0 };
    const done = catchUp(reel as unknown as HTMLVideoElement, () => head);
    reel.dispatchEvent(new Event("error"));
    expect(await done).toBe(false);
  });

  it("after it has made up for a late start", async () => {
    const reel = new Reel(0);
    const head = { at: 5, shuttle: 1 };
    reel.currentTime = 4.5;
    let level = false;
    const done = drawLevel(reel as unknown as HTMLVideoElement, () => head).then(() => {
      level = true;
    });
    while (!level && head.at < 15) await pass(STEP_MS, head, (ms) => reel.run(ms));
    await done;
    expect(Math.abs(head.at - reel.currentTime)).toBeLessThan(0.05);
    expect(head.at).toBeLessThan(7);
  });

  it("as it is when it never draws level", async () => {
    const reel = new Reel(0);
    const head = { at: 5, shuttle: 1 };
    let over = false;
    const done = drawLevel(reel as unknown as HTMLVideoElement, () => head).then(() => {
      over = true;
    });
    await pass(3100, head);
    await done;
    expect(over).toBe(true);
  });
});
