import { Refusal } from "@/shared/api/client";
import type { Line, Problem, Sheet, StatusView, Take, Urls, VideoView } from "@/shared/api/types";

export const LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(
  2,
);
export const RTL = "حارس المنارة يصادق عاصفة، ثم يعود إلى البيت";
export const MARKUP = "<img src=x onerror=alert(1)> & <b>a film</b>";

export const PROBLEM: Problem = {
  type: "urn:reelwright:problem:unreachable",
  title: "The provider gave no good answer",
  status: 502,
  detail: "Nobody answers at 127.0.0.1:9: the connection was refused.",
  code: "unreachable",
  hint: "Check the network and `VIDEO_API_URL`.",
};
export const REFUSAL = new Refusal(PROBLEM);

/** A picture that needs no studio. */
export function picture(width: number, height: number, colour: string): string {
  const drawn = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="${colour}"/><circle cx="${width / 2}" cy="${height / 2}" r="${Math.min(width, height) / 3}" fill="#777"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(drawn)}`;
}

const SHAPES: Record<string, [number, number]> = { "16:9": [160, 90], "9:16": [90, 160], "1:1": [120, 120] };

function urls(aspect: string): Urls {
  const [width, height] = SHAPES[aspect] ?? [160, 90];
  return {
    video: "",
    status: "",
    events: "",
    film: null,
    poster: picture(width, height, "#345"),
    captions: null,
  };
}

export function line(more: Partial<Line> = {}): Line {
  const aspect = more.aspect ?? "16:9";
  return {
    id: "01a2",
    title: "A Friend Called the Storm",
    prompt: "A lighthouse keeper befriends a storm",
    niche: null,
    status: "completed",
    needs: "nothing",
    percent: 100,
    step: "done",
    secondsLeft: 0,
    scenes: 4,
    seconds: 24,
    aspect,
    hasFilm: true,
    error: null,
    costMicros: 0,
    currency: "USD",
    urls: urls(aspect),
    created: "2026-11-28T10:00:00Z",
    updated: "2026-11-28T10:00:00Z",
    ...more,
  };
}

export function take(more: Partial<Take> = {}): Take {
  return {
    id: "t1",
    video: "01a2",
    scene: 1,
    number: 1,
    provider: "runway",
    model: "gen4_turbo",
    prompt: "A wide shot of a lighthouse at dusk, the storm behind it.",
    seed: 421_337,
    seconds: 5,
    lead: 0,
    state: "ready",
    costMicros: 250_000,
    ...more,
  };
}

export function video(more: Partial<VideoView> = {}): VideoView {
  return {
    id: "01a2",
    status: "processing",
    needs: "nothing",
    ask: null,
    choices: [],
    quote: null,
    percent: 40,
    attempt: 1,
    brief: {
      prompt: "A lighthouse keeper befriends a storm",
      scenes: 3,
      seconds: 15,
      aspect: "16:9",
      provider: "runway",
    },
    storyboard: null,
    storyboardVersion: null,
    editable: false,
    removed: [],
    takes: [],
    notes: [],
    preview: null,
    film: null,
    error: null,
    errorCode: null,
    costMicros: 350_000,
    heldMicros: 250_000,
    currency: "USD",
    unpricedCalls: 0,
    lastSeq: 12,
    urls: urls("16:9"),
    created: "2026-11-28T10:00:00Z",
    updated: "2026-11-28T10:00:00Z",
    ...more,
  };
}

export function status(more: Partial<StatusView> = {}): StatusView {
  return {
    id: "01a2",
    status: "processing",
    needs: "nothing",
    ask: null,
    percent: 40,
    step: "scenes",
    secondsLeft: 42,
    scenes: [
      { number: 1, title: "The lamp", seconds: 5, percent: 100, state: "ready" },
      { number: 2, title: "The wave", seconds: 5, percent: 35, state: "shooting" },
      { number: 3, title: "The calm", seconds: 5, percent: 0, state: "pending" },
    ],
    costMicros: 350_000,
    currency: "USD",
    lastSeq: 12,
    ...more,
  };
}

export function sheet(more: Partial<Sheet> = {}): Sheet {
  return {
    provider: "runway",
    model: "veo3.1",
    about: "Google's Veo through Runway: 4, 6 or 8 seconds, 20 credits each, or 40 with sound of its own.",
    durations: { values: [4, 6, 8] },
    makes: "clip",
    modes: ["text", "first_frame"],
    sizes: { "16:9": { width: 1280, height: 720 }, "9:16": { width: 720, height: 1280 } },
    textAspects: ["16:9"],
    rates: [{ num: 24, den: 1 }],
    promptLimit: 1000,
    seed: true,
    nativeAudio: true,
    price: {
      rules: [
        { unit: "second", micros: 400_000, sound: true },
        { unit: "second", micros: 200_000, sound: false },
      ],
      currency: "USD",
      known: true,
    },
    billing: { failed: false, moderated: true, cancelled: true },
    cancelling: "any",
    concurrency: 1,
    linkHours: 24,
    source: "https://docs.dev.runwayml.com/guides/pricing and the types of runwayml 5.24.0",
    checked: "2026-11",
    ...more,
  };
}
