import type {
  Aspect,
  Brief,
  BriefMode,
  Limits,
  Mood,
  Style,
  Template,
  VideoRequest,
} from "@/shared/api/types";
import { microsOf } from "@/shared/lib/money";

export const ASPECTS = ["16:9", "9:16", "1:1"] as const satisfies readonly Aspect[];
export const STYLES = [
  "cinematic",
  "documentary",
  "noir",
  "watercolor",
  "anime",
  "vintage",
  "minimal",
  "fantasy",
] as const satisfies readonly Style[];
export const TEMPLATES = ["story", "trailer", "explainer", "product"] as const satisfies readonly Template[];
const MODES = ["expand", "verbatim"] as const satisfies readonly BriefMode[];

export const LIMITS: Required<Limits> = {
  minScenes: 1,
  maxScenes: 5,
  minSeconds: 15,
  maxSeconds: 60,
  maxPrompt: 2000,
};
export const MOST_SEED = 4_294_967_295;
export const LONGEST_NICHE = 80;
const OWN_FILE = "file:";

/** What the form does not show, and a film that is made like another takes over from it. */
export type Rest = Pick<
  VideoRequest,
  "titleStyle" | "logo" | "logoSpot" | "profile" | "codec" | "slate" | "planner" | "likeness"
>;

/** What is in the form, as it is typed and chosen. */
export interface Draft {
  prompt: string;
  niche: string;
  /** Null lets the story decide. */
  scenes: number | null;
  seconds: number;
  aspect: Aspect;
  style: Style;
  template: Template;
  mode: BriefMode;
  /** Null: the prompt's own. */
  language: string | null;
  voice: string;
  /** `fit`, `none`, a mood, or `file:` and the id of a sound. */
  music: string;
  captions: boolean;
  /** Null: the studio's own. */
  provider: string | null;
  /** Null: the cheapest that can. */
  model: string | null;
  /** Dollars, as typed. */
  budget: string;
  seed: string;
  rest: Rest | null;
}

export const EMPTY: Draft = {
  prompt: "",
  niche: "",
  scenes: null,
  seconds: 30,
  aspect: "16:9",
  style: "cinematic",
  template: "story",
  mode: "expand",
  language: null,
  voice: "scratch",
  music: "fit",
  captions: true,
  provider: null,
  model: null,
  budget: "",
  seed: "",
  rest: null,
};

export type FieldName = Exclude<keyof Draft, "rest">;
/** As they stand on the page: the first that is wrong gets the focus. */
export const FIELDS = [
  "prompt",
  "mode",
  "niche",
  "aspect",
  "seconds",
  "scenes",
  "style",
  "template",
  "language",
  "voice",
  "music",
  "captions",
  "seed",
  "provider",
  "model",
  "budget",
] as const satisfies readonly FieldName[];

export type Edit = (changes: Partial<Draft>) => void;

/** A draft from whatever a browser kept, perhaps of another version: what cannot be used is left out. */
export function draftOf(kept: unknown): Draft {
  if (typeof kept !== "object" || kept === null) return EMPTY;
  const given = kept as Partial<Record<keyof Draft, unknown>>;
  const text = (name: keyof Draft, fallback: string) => {
    const value = given[name];
    return typeof value === "string" ? value : fallback;
  };
  const oneOf = <Value extends string>(name: keyof Draft, all: readonly Value[], fallback: Value) =>
    all.find((one) => one === given[name]) ?? fallback;
  const named = (name: keyof Draft) => text(name, "") || null;
  const whole = (name: keyof Draft) => {
    const value = given[name];
    return typeof value === "number" && Number.isInteger(value) && value > 0 ? value : null;
  };
  return {
    prompt: text("prompt", ""),
    niche: text("niche", "").slice(0, LONGEST_NICHE),
    scenes: whole("scenes"),
    seconds: whole("seconds") ?? EMPTY.seconds,
    aspect: oneOf("aspect", ASPECTS, EMPTY.aspect),
    style: oneOf("style", STYLES, EMPTY.style),
    template: oneOf("template", TEMPLATES, EMPTY.template),
    mode: oneOf("mode", MODES, EMPTY.mode),
    language: named("language"),
    voice: text("voice", EMPTY.voice) || EMPTY.voice,
    music: text("music", EMPTY.music) || EMPTY.music,
    captions: typeof given.captions === "boolean" ? given.captions : EMPTY.captions,
    provider: named("provider"),
    model: named("model"),
    budget: text("budget", ""),
    seed: text("seed", ""),
    rest: typeof given.rest === "object" ? (given.rest as Rest | null) : null,
  };
}

/** A draft for another film like the one that was made of `brief`. */
export function likeBrief(brief: Brief): Draft {
  const rest: Rest = {};
  if (brief.titleStyle && brief.titleStyle !== "classic") rest.titleStyle = brief.titleStyle;
  if (brief.logo) {
    rest.logo = brief.logo;
    if (brief.logoSpot) rest.logoSpot = brief.logoSpot;
  }
  if (brief.profile) rest.profile = brief.profile;
  if (brief.codec) rest.codec = brief.codec;
  if (brief.slate) rest.slate = true;
  if (brief.planner && brief.planner !== "auto") rest.planner = brief.planner;
  if (brief.likeness === false) rest.likeness = false;
  const { mood, file, none } = brief.music ?? {};
  return draftOf({
    ...brief,
    niche: brief.niche ?? "",
    music: none ? "none" : file ? OWN_FILE + file : (mood ?? "fit"),
    budget: typeof brief.budgetMicros === "number" ? String(brief.budgetMicros / 1_000_000) : "",
    seed: brief.seed ? String(brief.seed) : "",
    rest: Object.keys(rest).length > 0 ? rest : null,
  });
}

/** What is sent. Of money it says something only where something is paid. */
export function requestOf(draft: Draft, provider: string | null, paid: boolean): VideoRequest {
  const budget = paid ? microsOf(draft.budget) : null;
  const { music } = draft;
  return {
    ...draft.rest,
    prompt: draft.prompt.trim(),
    niche: draft.niche.trim() || null,
    scenes: draft.scenes,
    seconds: draft.seconds,
    aspect: draft.aspect,
    style: draft.style,
    template: draft.template,
    mode: draft.mode,
    language: draft.language,
    voice: draft.voice,
    music:
      music === "none"
        ? { none: true }
        : music.startsWith(OWN_FILE)
          ? { file: music.slice(OWN_FILE.length) }
          : music === "fit"
            ? {}
            : { mood: music as Mood },
    captions: draft.captions,
    ...(provider === null ? {} : { provider }),
    model: draft.model,
    ...(typeof budget === "number" ? { budgetMicros: budget } : {}),
    seed: seedOf(draft.seed) ?? 0,
  };
}

/** Whether the music is a sound of the user's own. */
export function isOwnFile(music: string): boolean {
  return music.startsWith(OWN_FILE);
}

/** The typed seed; undefined for what is none. */
export function seedOf(typed: string): number | undefined {
  const text = typed.trim();
  if (!text) return 0;
  const seed = Number(text);
  return /^\d+$/.test(text) && seed <= MOST_SEED ? seed : undefined;
}

/** How long a prompt is, as the studio counts: letters, not halves of them. */
export function lengthOf(prompt: string): number {
  return [...prompt.trim()].length;
}

/** What can be seen to be wrong before anybody is asked, as names of messages. */
export function faultsOf(draft: Draft, limits: Required<Limits>, paid: boolean): FieldFaults {
  const faults: FieldFaults = {};
  const length = lengthOf(draft.prompt);
  if (length === 0) faults.prompt = "prompt.empty";
  else if (length > limits.maxPrompt) faults.prompt = "prompt.long";
  if (seedOf(draft.seed) === undefined) faults.seed = "seed.wrong";
  if (paid && microsOf(draft.budget) === undefined) faults.budget = "budget.wrong";
  return faults;
}
export type FieldFaults = Partial<
  Record<FieldName, "prompt.empty" | "prompt.long" | "seed.wrong" | "budget.wrong">
>;

/** The draft with its scenes and seconds inside the studio's limits. */
export function within(draft: Draft, limits: Required<Limits>): Draft {
  const scenes =
    draft.scenes === null ? null : Math.min(limits.maxScenes, Math.max(limits.minScenes, draft.scenes));
  const seconds = Math.min(limits.maxSeconds, Math.max(limits.minSeconds, draft.seconds));
  return scenes === draft.scenes && seconds === draft.seconds ? draft : { ...draft, scenes, seconds };
}
