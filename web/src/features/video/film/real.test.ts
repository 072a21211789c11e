import { describe, expect, it } from "vitest";
import type { Scene, Take, VideoView } from "@/shared/api/types";
import { originOf } from "./real";

const take = (scene: number, provider: string, more: Partial<Take> = {}): Take => ({
  id: `v.${scene}.1`,
  video: "v",
  scene,
  number: 1,
  provider,
  model: "m",
  prompt: "",
  seed: 0,
  seconds: 5,
  lead: 0,
  state: "ready",
  media: `of-${provider}`,
  circled: true,
  ...more,
});
const scene = (number: number, footage: string | null = null) => ({ number, footage }) as Scene;
const video = (scenes: Scene[], takes: Take[]) =>
  ({ takes, storyboard: { title: "", scenes } }) as Pick<VideoView, "takes" | "storyboard">;
const DRAWING = new Set(["pencil"]);

describe("what the picture of a scene is", () => {
  it("goes by its circled take", () => {
    const one = video(
      [scene(1)],
      [
        take(1, "pencil", { circled: false }),
        take(1, "lens"),
        take(1, "pencil", { number: 3, circled: false }),
      ],
    );
    expect(originOf(one, 1, DRAWING)).toBe("shot");
    expect(originOf(video([scene(1)], [take(1, "pencil")]), 1, DRAWING)).toBe("drawn");
  });

  it("is the user's own where the take is the footage", () => {
    const takes = [take(1, "footage", { media: "mine" })];
    expect(originOf(video([scene(1, "mine")], takes), 1, DRAWING)).toBe("own");
    // Footage that could not be shown was drawn instead.
    expect(originOf(video([scene(1, "mine")], [take(1, "pencil")]), 1, DRAWING)).toBe("drawn");
  });

  it("is nothing while its take is not there", () => {
    expect(
      originOf(video([scene(1)], [take(1, "lens", { state: "shooting", media: null })]), 1, DRAWING),
    ).toBe("none");
    expect(originOf(video([scene(1)], []), 1, DRAWING)).toBe("none");
  });
});
