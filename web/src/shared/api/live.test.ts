import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useEntrance } from "./client";
import type { Kind, LiveEvent } from "./events";
import { Live, useConnection, type Wire } from "./live";
import { cache, key } from "./queries";
import type { StatusView, VideoView } from "./types";

type Hear = (...given: unknown[]) => void;

/** A socket whose other end is the test. */
class Line {
  connected = false;
  active = true;
  readonly sent: { name: string; given: unknown[] }[] = [];
  readonly connect = vi.fn();
  readonly disconnect = vi.fn();
  private readonly ears = new Map<string, Hear[]>();

  on(name: string, hear: Hear): this {
    this.ears.set(name, [...(this.ears.get(name) ?? []), hear]);
    return this;
  }
  emit(name: string, ...given: unknown[]): this {
    this.sent.push({ name, given });
    return this;
  }
  timeout(): this {
    return this;
  }
  says(name: string, ...given: unknown[]): void {
    if (name === "connect") this.connected = true;
    if (name === "disconnect") this.connected = false;
    for (const hear of this.ears.get(name) ?? []) hear(...given);
  }
  joins(): unknown[] {
    return this.sent.filter((one) => one.name === "join").map((one) => one.given[0]);
  }
  answer(ack: unknown, join = -1): void {
    const [, acknowledge] = this.sent.filter((one) => one.name === "join").at(join)?.given ?? [];
    (acknowledge as Hear)(ack);
  }
}

const event = (seq: number, more: Partial<LiveEvent> = {}): LiveEvent => ({
  seq,
  videoId: "one",
  at: "2026-11-28T12:00:00Z",
  percent: seq,
  step: "scenes",
  scene: null,
  scenePercent: null,
  secondsLeft: 100 - seq,
  costMicros: seq * 1000,
  currency: "USD",
  ...more,
});
const status = (): StatusView =>
  ({
    id: "one",
    lastSeq: 4,
    percent: 4,
    costMicros: 0,
    step: "storyboard",
    secondsLeft: null,
    scenes: [
      { number: 1, title: "A", seconds: 5, percent: 0, state: "pending" },
      { number: 2, title: "B", seconds: 5, percent: 0, state: "pending" },
    ],
  }) as unknown as StatusView;

let line: Line;
let live: Live;
let now: () => StatusView | undefined;

beforeEach(() => {
  cache.clear();
  useEntrance.setState({ known: true });
  useConnection.setState({ state: "opening" });
  line = new Line();
  live = new Live(() => line as unknown as Wire);
  cache.setQueryData(key.status("one"), status());
  cache.setQueryData(key.video("one"), {
    id: "one",
    lastSeq: 4,
    percent: 4,
    takes: [] as VideoView["takes"],
  } as VideoView);
  now = () => cache.getQueryData<StatusView>(key.status("one"));
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("events of a video", () => {
  it("are applied in order, each once", () => {
    live.follow("one", 4);
    line.says("connect");
    line.answer({ ok: true });
    const seen: number[] = [];
    for (const seq of [5, 6, 6, 5, 8, 7, 9]) {
      line.says("video_scene_processing", event(seq));
      seen.push(now()?.percent ?? -1);
    }
    // Number 8 came before 7 did: it is not applied, but asked for again, with all that follow.
    expect(seen).toEqual([5, 6, 6, 6, 6, 7, 7]);
    expect(line.joins().at(-1)).toEqual({ videoId: "one", since: 6 });
    for (const seq of [7, 8, 9]) line.says("video_scene_processing", event(seq));
    expect(now()).toMatchObject({ secondsLeft: 91, costMicros: 9000, step: "scenes" });
    expect(cache.getQueryData<VideoView>(key.video("one"))).toMatchObject({ percent: 9 });
  });

  it("leave a snapshot what it is: what else they changed is not in it", () => {
    live.follow("one", 4);
    live.hear("video_scene_processing", event(5));
    expect([now()?.lastSeq, cache.getQueryData<VideoView>(key.video("one"))?.lastSeq]).toEqual([4, 4]);
  });

  it("that one of two snapshots lacks are applied to that one alone", () => {
    cache.setQueryData(key.video("one"), {
      id: "one",
      lastSeq: 6,
      percent: 6,
      takes: [] as VideoView["takes"],
    } as VideoView);
    live.follow("one", 4);
    live.hear("video_scene_processing", event(5));
    expect([now()?.percent, cache.getQueryData<VideoView>(key.video("one"))?.percent]).toEqual([5, 6]);
    // A second one who follows, and knows more, takes nothing from the first.
    live.follow("one", 9);
    live.hear("video_scene_processing", event(6));
    live.hear("video_scene_processing", event(7));
    expect([now()?.percent, cache.getQueryData<VideoView>(key.video("one"))?.percent]).toEqual([7, 7]);
  });

  it("of a take that the snapshot lacks, or has as waiting, ask for the video anew; others only move it", () => {
    const asked = vi.spyOn(cache, "invalidateQueries");
    const takes = [
      { id: "one.1.2", scene: 1, state: "pending", progress: 0 },
      { id: "one.2.2", scene: 2, state: "shooting", progress: 0.1 },
    ];
    cache.setQueryData(key.video("one"), { id: "one", lastSeq: 4, takes } as unknown as VideoView);
    live.follow("one", 4);
    const about = (scene: number, take: string) => ({ scene, scenePercent: 40, take });
    live.hear("video_scene_processing", event(5, about(2, "one.2.2")));
    expect(asked).not.toHaveBeenCalled();
    const video = () => cache.getQueryData<VideoView>(key.video("one"));
    expect(video()?.takes[1]).toMatchObject({ state: "shooting", progress: 0.4 });
    live.hear("video_scene_processing", event(6, about(1, "one.1.2")));
    expect(asked).toHaveBeenCalledWith({ queryKey: key.video("one") });
    asked.mockClear();
    live.hear("video_scene_processing", event(7, about(3, "one.3.1")));
    expect(asked).toHaveBeenCalledWith({ queryKey: key.video("one") });
  });

  it("that the snapshot has already are not applied to it", () => {
    live.follow("one", 4);
    live.hear("video_scene_processing", event(4, { percent: 99 }));
    expect(now()?.percent).toBe(4);
  });

  it("move the scene they are about, and no other", () => {
    live.follow("one", 4);
    const tell = (kind: Kind, seq: number, scene: number, scenePercent: number) =>
      live.hear(kind, event(seq, { scene, scenePercent }));
    tell("video_scene_processing", 5, 2, 40);
    expect(now()?.scenes.map((one) => [one.percent, one.state])).toEqual([
      [0, "pending"],
      [40, "shooting"],
    ]);
    tell("video_scene_completed", 6, 2, 100);
    tell("video_scene_failed", 7, 1, 30);
    expect(now()?.scenes.map((one) => one.state)).toEqual(["failed", "ready"]);
  });

  it("of a video that nobody follows are left alone", () => {
    live.follow("one", 4)();
    live.hear("video_scene_processing", event(9));
    expect(now()?.percent).toBe(4);
  });

  it("that change more than figures have the video asked for anew", () => {
    const asked = vi.spyOn(cache, "invalidateQueries");
    live.follow("one", 4);
    live.hear("video_scene_processing", event(5));
    expect(asked).not.toHaveBeenCalled();
    live.hear("video_completed", event(6));
    const keys = asked.mock.calls.map(([filter]) => filter?.queryKey);
    expect(keys).toEqual([key.video("one"), key.status("one"), key.videos, key.costs]);
  });
});

describe("the connection", () => {
  it("joins each video after its last event, at first and whenever it is back", () => {
    live.follow("one", 4);
    expect(line.joins()).toEqual([]);
    line.says("connect");
    line.answer({ ok: true });
    live.hear("video_scene_processing", event(5));
    line.says("disconnect", "transport close");
    expect(useConnection.getState().state).toBe("lost");
    line.says("connect");
    expect(useConnection.getState().state).toBe("open");
    expect(line.joins()).toEqual([
      { videoId: "one", since: 4 },
      { videoId: "one", since: 5 },
    ]);
  });

  it("joins a video once for two who follow it, and leaves with the last", () => {
    const first = live.follow("one", 4);
    line.says("connect");
    const second = live.follow("one", 6);
    expect(line.joins()).toHaveLength(1);
    first();
    expect(line.sent.some((one) => one.name === "leave")).toBe(false);
    second();
    expect(line.sent.at(-1)).toEqual({ name: "leave", given: [{ videoId: "one" }] });
  });

  it("begins again where the studio knows fewer events than the page", () => {
    live.follow("one", 40);
    line.says("connect");
    line.answer({ ok: false, error: { code: "seq_unknown" } });
    expect(line.joins()).toEqual([
      { videoId: "one", since: 40 },
      { videoId: "one", since: 0 },
    ]);
    expect(now()).toBeUndefined();
    cache.setQueryData(key.status("one"), { ...status(), lastSeq: 0 });
    line.answer({ ok: true });
    line.says("video_scene_processing", event(1));
    expect(now()?.percent).toBe(1);
  });

  it("does not go round in circles when that is refused as well", () => {
    live.follow("one", 40);
    line.says("connect");
    line.answer({ ok: false, error: { code: "seq_unknown" } });
    line.answer({ ok: false, error: { code: "seq_unknown" } });
    expect(line.joins()).toHaveLength(2);
  });

  it("tries a join that was refused again while the video is followed, unless there is no such video", () => {
    vi.useFakeTimers();
    const stop = live.follow("one", 4);
    line.says("connect");
    line.answer({ ok: false, error: { code: "too_many_joined", status: 409 } });
    expect(line.joins()).toHaveLength(1);
    vi.advanceTimersByTime(1000);
    expect(line.joins()).toHaveLength(2);
    line.answer({ ok: false, error: { code: "internal", status: 500 } });
    stop();
    vi.advanceTimersByTime(5000);
    expect(line.joins()).toHaveLength(2);
    live.follow("one", 4);
    line.answer({ ok: false, error: { code: "video_not_found", status: 404 } });
    vi.advanceTimersByTime(5000);
    expect(line.joins()).toHaveLength(3);
  });

  it("leaves out what was missed between two joins until it comes in its turn", () => {
    const stop = live.follow("one", 4);
    line.says("connect");
    line.answer({ ok: true });
    line.says("video_scene_processing", event(5));
    stop();
    line.says("video_scene_processing", event(6));
    live.follow("one", 4);
    // Of the join before: event 6 would never come.
    line.says("video_scene_processing", event(7));
    line.answer({ ok: true }, 0);
    line.says("video_scene_processing", event(7));
    expect(now()?.percent).toBe(5);
    expect(line.joins().at(-1)).toEqual({ videoId: "one", since: 5 });
    line.answer({ ok: true });
    line.says("video_scene_processing", event(6));
    line.says("video_scene_processing", event(7));
    expect(now()?.percent).toBe(7);
  });

  it("leads to the entrance when the studio does not know the browser", () => {
    live.watch();
    line.says("connect_error", Object.assign(new Error("no"), { data: { code: "token_needed" } }));
    expect(useEntrance.getState().known).toBe(false);
  });

  it("watches the library once for all who want to know, and again after a break", () => {
    const stop = live.watch();
    live.watch()();
    line.says("connect");
    line.says("disconnect");
    line.says("connect");
    stop();
    const watched = line.sent.map((one) => one.name);
    expect(watched).toEqual(["watch", "watch", "watch", "unwatch"]);
  });

  it("is made anew when the page comes back and nothing is heard on it", () => {
    const asked = vi.spyOn(cache, "invalidateQueries");
    live.wake();
    expect(line.connect).toHaveBeenCalledOnce();
    line.says("connect");
    live.wake();
    expect(asked).toHaveBeenCalledTimes(2);
    const [heard] = line.sent.findLast((one) => one.name === "watch")?.given ?? [];
    (heard as Hear)(null);
    expect(line.disconnect).not.toHaveBeenCalled();
    (heard as Hear)(new Error("operation has timed out"));
    expect(line.disconnect).toHaveBeenCalledOnce();
    expect(line.connect).toHaveBeenCalledTimes(2);
  });

  it("looks at the lists again when the library changed, and at everything after a break", () => {
    const asked = vi.spyOn(cache, "invalidateQueries");
    live.watch();
    line.says("connect");
    expect(asked).not.toHaveBeenCalled();
    line.says("library_changed", {});
    expect(asked.mock.calls.map(([filter]) => filter?.queryKey)).toEqual([key.videos, ["video"], key.costs]);
    asked.mockClear();
    line.says("disconnect");
    line.says("connect");
    expect(asked).toHaveBeenCalledOnce();
    expect(cache.getQueryState(key.video("one"))?.isInvalidated).toBe(true);
  });

  it("leaves alone what is work elsewhere when the page comes back", () => {
    const dear = [
      ["studio", "checks"],
      ["account", "runway"],
      ["quote", "{}"],
    ];
    for (const name of [...dear, key.studio]) cache.setQueryData(name, {});
    live.wake();
    expect(dear.map((name) => cache.getQueryState(name)?.isInvalidated)).toEqual([false, false, false]);
    expect(cache.getQueryState(key.studio)?.isInvalidated).toBe(true);
  });
});
