import type { ProvidersView, Scene, Storyboard, Take, VideoView } from "@/shared/api/types";

/** A storyboard for tests. */
export function sampleScene(number: number, more: Partial<Scene> = {}): Scene {
  return {
    number,
    title: `Title ${number}`,
    description: `First of ${number}. Then of ${number}.`,
    prompt: `Prompt ${number}.`,
    seconds: 5,
    narration: `Voice ${number}.`,
    caption: `Caption ${number}`,
    transition: { kind: "dissolve", seconds: 0.5, pattern: null },
    continuity: { place: "sea", characters: ["robot"], carryFrom: null },
    ...more,
  };
}

export function sampleStoryboard(count: number, more: Record<number, Partial<Scene>> = {}): Storyboard {
  return {
    title: "A film",
    scenes: Array.from({ length: count }, (_, place) => sampleScene(place + 1, more[place + 1])),
  };
}

/** A film of three scenes that is done, for tests. */
export function sampleVideo(more: Partial<VideoView> = {}): VideoView {
  return {
    id: "v1",
    status: "completed",
    needs: "nothing",
    ask: null,
    choices: [],
    quote: null,
    attempt: 1,
    brief: { prompt: "x", aspect: "16:9", provider: "sketch" },
    storyboard: sampleStoryboard(3),
    storyboardVersion: "a",
    editable: true,
    removed: [],
    takes: [],
    notes: [],
    costMicros: 0,
    heldMicros: 0,
    currency: "USD",
    lastSeq: 1,
    urls: { video: "", status: "", events: "" },
    ...more,
  } as VideoView;
}

export function sampleTake(scene: number, number: number, more: Partial<Take> = {}): Take {
  const id = `t${scene}-${number}`;
  const shot = { provider: "runway", model: "gen", prompt: `Prompt ${scene}.`, seed: 1, seconds: 5, lead: 0 };
  return { id, video: "v1", scene, number, ...shot, state: "ready", media: "m", ...more };
}

/** One that draws for nothing, by whatever name, and one that is paid. */
export const PROVIDERS = {
  providers: [
    { name: "sketch", default: true, sheets: [{ provider: "sketch", model: "pencil", animatic: true }] },
    {
      name: "runway",
      default: false,
      sheets: [{ provider: "runway", model: "gen", price: { rules: [{ unit: "second" }] } }],
    },
  ],
} as unknown as ProvidersView;
