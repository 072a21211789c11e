import { expect, test } from "vitest";
import type { LiveEvent } from "@/shared/api/events";
import { Live, type Wire } from "@/shared/api/live";
import { cache, key } from "@/shared/api/queries";
import type { VideoView } from "@/shared/api/types";
import { remember } from "./acts";

const video = (lastSeq: number, storyboardVersion: string) =>
  ({ id: "v1", lastSeq, storyboardVersion, percent: 0 }) as VideoView;

test("an answer is kept though an event of what it began was here first", () => {
  const silent = { connected: false, on: () => silent, emit: () => silent } as unknown as Wire;
  const live = new Live(() => silent);
  cache.setQueryData(key.video("v1"), video(20, "a"));
  live.follow("v1", 20);
  live.hear("video_generation_started", { seq: 22, videoId: "v1", percent: 1 } as LiveEvent);
  remember(video(21, "b"));
  expect(cache.getQueryData<VideoView>(key.video("v1"))?.storyboardVersion).toBe("b");
  // A snapshot that was taken later is not put back.
  remember(video(20, "a"));
  expect(cache.getQueryData<VideoView>(key.video("v1"))?.storyboardVersion).toBe("b");
});
