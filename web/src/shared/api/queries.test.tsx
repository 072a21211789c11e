import { QueryClientProvider } from "@tanstack/react-query";
import { renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { LiveEvent } from "./events";
import { Live, live, useFollow, type Wire } from "./live";
import { cache, key, useStatus, useVideo } from "./queries";
import type { StatusView, VideoView } from "./types";

const wrapper = ({ children }: { children: ReactNode }) => (
  <QueryClientProvider client={cache}>{children}</QueryClientProvider>
);
const event = (seq: number) =>
  ({
    seq,
    videoId: "one",
    percent: seq,
    step: "scenes",
    costMicros: seq,
    scene: 1,
    scenePercent: seq,
  }) as LiveEvent;
const view = (lastSeq: number, more: object = {}) => ({
  id: "one",
  lastSeq,
  percent: lastSeq,
  scenes: [],
  ...more,
});

/** Each GET is answered when the test says so. */
function asking(): ((answer: object) => void)[] {
  const asked: ((answer: object) => void)[] = [];
  vi.spyOn(globalThis, "fetch").mockImplementation(
    () => new Promise((answer) => asked.push((body) => answer(Response.json(body)))),
  );
  return asked;
}

let heard: Live;
beforeEach(() => {
  cache.clear();
  const silent = { connected: false, on: () => silent, emit: () => silent } as unknown as Wire;
  heard = new Live(() => silent);
});
afterEach(() => vi.restoreAllMocks());

test("a snapshot that was asked for earlier takes no news back", async () => {
  const asked = asking();
  cache.setQueryData(key.status("one"), view(4, { scenes: [{ number: 1, percent: 0, state: "pending" }] }));
  heard.follow("one", 4);
  const page = renderHook(() => useStatus("one"), { wrapper });
  void cache.invalidateQueries({ queryKey: key.status("one") });
  await waitFor(() => expect(asked).toHaveLength(1));
  heard.hear("video_scene_processing", event(5));
  heard.hear("video_scene_processing", event(6));
  asked[0]?.(view(5, { status: "processing", scenes: [{ number: 1, percent: 5, state: "shooting" }] }));
  // What the events do not say is as it was answered.
  await waitFor(() => expect(page.result.current.data).toMatchObject({ status: "processing" }));
  expect(page.result.current.data).toMatchObject({ lastSeq: 5, percent: 6, costMicros: 6 });
  expect(page.result.current.data?.scenes).toMatchObject([{ percent: 6 }]);
});

test("an answer that is older than what was answered since gives way to it", async () => {
  const asked = asking();
  const page = renderHook(() => useVideo("one"), { wrapper });
  await waitFor(() => expect(asked).toHaveLength(1));
  cache.setQueryData(key.video("one"), view(8, { storyboardVersion: "b" }) as unknown as VideoView);
  asked[0]?.(view(7, { storyboardVersion: "a" }));
  await waitFor(() => expect(page.result.current.isFetching).toBe(false));
  expect(page.result.current.data).toMatchObject({ storyboardVersion: "b" });
});

test("a snapshot from before what the video is followed from is asked for once more", async () => {
  const asked = asking();
  const page = renderHook(() => useStatus("one"), { wrapper });
  await waitFor(() => expect(asked).toHaveLength(1));
  heard.follow("one", 20);
  asked[0]?.(view(18));
  await waitFor(() => expect(asked).toHaveLength(2));
  asked[1]?.(view(20));
  await waitFor(() => expect(page.result.current.data).toMatchObject({ percent: 20 }));
});

test("a video is followed from the older of its snapshots", () => {
  const follow = vi.spyOn(live, "follow").mockReturnValue(() => {});
  cache.setQueryData(key.video("one"), view(20) as unknown as VideoView);
  cache.setQueryData(key.status("one"), view(18) as unknown as StatusView);
  renderHook(() => useFollow("one", 20), { wrapper });
  expect(follow).toHaveBeenCalledWith("one", 18);
});
