import type {
  Bible,
  BoardEdit,
  Camera,
  Continuity,
  Light,
  LowerThird,
  Scene,
  SceneTransition,
  Storyboard,
} from "@/shared/api/types";
import { halved, type Seconds } from "@/shared/lib/seconds";
import { splitText } from "./sentences";

/** What a person may change of a scene. */
export interface Fields {
  title: string;
  description: string;
  camera: Required<Camera>;
  light: Required<Light>;
  prompt: string;
  seconds: Seconds;
  narration: string;
  caption: string;
  transition: { kind: NonNullable<SceneTransition["kind"]>; pattern: string | null; seconds: Seconds };
  continuity: Required<Omit<Continuity, "carryFrom">>;
  /** The key of the scene whose last frame this one starts from. */
  carry: string | null;
  footage: string | null;
  fit: NonNullable<Scene["fit"]>;
  sound: NonNullable<Scene["sound"]>;
  lowerThird: LowerThird | null;
}

/** A scene of a draft. Its key is its own wherever it goes; its origin is the number the studio knows it by. */
export interface DraftScene extends Fields {
  readonly key: string;
  readonly origin: number | null;
}

/** What a person may change of a storyboard beside its scenes. */
export interface Board {
  title: string;
  logline: string;
  script: string;
  language: string;
  bible: Required<Bible>;
}

/** A storyboard as somebody wishes it. Frozen: every change gives another one. */
export interface Draft extends Board {
  readonly scenes: readonly DraftScene[];
}

/** Above this are the numbers of scenes that were taken out of a storyboard. */
export const MOST_SCENES = 100;

export const FIELDS = [
  "title",
  "description",
  "camera",
  "light",
  "prompt",
  "seconds",
  "narration",
  "caption",
  "transition",
  "continuity",
  "carry",
  "footage",
  "fit",
  "sound",
  "lowerThird",
] as const satisfies readonly (keyof Fields)[];
export const BOARD_FIELDS = ["title", "logline", "script", "language"] as const;
export const BIBLE_FIELDS = ["characters", "places", "palette", "style", "mood"] as const;

export function same(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** The draft that changes nothing of `storyboard`; its scenes are called by their numbers. */
export function drafted(storyboard: Storyboard): Draft {
  const { bible = {} } = storyboard;
  return {
    title: storyboard.title,
    logline: storyboard.logline ?? "",
    script: storyboard.script ?? "",
    language: storyboard.language ?? "en",
    bible: {
      characters: bible.characters ?? [],
      places: bible.places ?? [],
      palette: bible.palette ?? [],
      style: bible.style ?? "",
      mood: bible.mood ?? "calm",
    },
    scenes: storyboard.scenes.map((scene) => draftedScene(scene, `o${scene.number}`)),
  };
}

/** A scene as the studio has it, of the storyboard or taken out of it. */
export function draftedScene(scene: Scene, key: string): DraftScene {
  const { camera = {}, light = {}, transition = {}, continuity = {} } = scene;
  return {
    key,
    origin: scene.number,
    title: scene.title,
    description: scene.description,
    camera: {
      size: camera.size ?? "medium",
      angle: camera.angle ?? "eye",
      move: camera.move ?? "static",
      speed: camera.speed ?? "normal",
      lens: camera.lens ?? "normal",
    },
    light: {
      hour: light.hour ?? "afternoon",
      weather: light.weather ?? "clear",
      quality: light.quality ?? "soft",
      key: light.key ?? "high",
      warmth: light.warmth ?? "neutral",
      source: light.source ?? "",
    },
    prompt: scene.prompt,
    seconds: scene.seconds,
    narration: scene.narration ?? "",
    caption: scene.caption ?? "",
    transition: {
      kind: transition.kind ?? "cut",
      pattern: transition.pattern ?? null,
      seconds: transition.seconds ?? 0,
    },
    continuity: {
      place: continuity.place ?? null,
      characters: continuity.characters ?? [],
      wardrobe: continuity.wardrobe ?? "",
      props: continuity.props ?? [],
      screenDirection: continuity.screenDirection ?? null,
    },
    carry: continuity.carryFrom ? `o${continuity.carryFrom}` : null,
    footage: scene.footage ?? null,
    fit: scene.fit ?? "cover",
    sound: scene.sound ?? "duck",
    lowerThird: scene.lowerThird ?? null,
  };
}

/** What the studio is asked to make of it; scenes are numbered as they stand. */
export function edit(draft: Draft): Pick<BoardEdit, "storyboard" | "origins"> {
  return {
    storyboard: {
      title: draft.title,
      logline: draft.logline,
      script: draft.script,
      language: draft.language,
      bible: draft.bible,
      scenes: draft.scenes.map(({ key, origin: _, carry: __, ...scene }, place) => ({
        ...scene,
        number: place + 1,
        continuity: { ...scene.continuity, carryFrom: carriedFrom(draft, key) },
      })),
    },
    origins: draft.scenes.map((scene) => scene.origin),
  };
}

/** The number of the scene that `key` goes on from: an earlier one that is there, or none. */
export function carriedFrom(draft: Draft, key: string): number | null {
  const place = placeOf(draft, key);
  const from = placeOf(draft, draft.scenes[place]?.carry ?? "");
  return from >= 0 && from < place ? from + 1 : null;
}

/** From 0; -1 for a key that is not there. */
export function placeOf(draft: Draft, key: string): number {
  return draft.scenes.findIndex((scene) => scene.key === key);
}

export function sceneOf(draft: Draft, key: string): DraftScene | undefined {
  return draft.scenes.find((scene) => scene.key === key);
}

function withScenes(draft: Draft, scenes: readonly DraftScene[]): Draft {
  return { ...draft, scenes };
}

export function changeScene(draft: Draft, key: string, patch: Partial<Fields>): Draft {
  return withScenes(
    draft,
    draft.scenes.map((scene) => (scene.key === key ? { ...scene, ...patch } : scene)),
  );
}

export function changeBoard(draft: Draft, patch: Partial<Board>): Draft {
  return { ...draft, ...patch };
}

export function changeBible(draft: Draft, patch: Partial<Bible>): Draft {
  return { ...draft, bible: { ...draft.bible, ...patch } };
}

/** Without the character or place `id`, in the bible as in the scenes. */
export function withoutNamed(draft: Draft, kind: "characters" | "places", id: string): Draft {
  const bible = { ...draft.bible, [kind]: draft.bible[kind].filter((one) => one.id !== id) };
  const scenes = draft.scenes.map((scene) => {
    const { continuity } = scene;
    const left =
      kind === "characters"
        ? { ...continuity, characters: continuity.characters.filter((one) => one !== id) }
        : { ...continuity, place: continuity.place === id ? null : continuity.place };
    return same(left, continuity) ? scene : { ...scene, continuity: left };
  });
  return { ...draft, bible, scenes };
}

/** Puts the scene at place `to`, counted without it; beyond the ends is at the ends. */
export function moveScene(draft: Draft, key: string, to: number): Draft {
  const from = placeOf(draft, key);
  const moved = draft.scenes[from];
  if (!moved) return draft;
  const rest = draft.scenes.filter((scene) => scene.key !== key);
  const place = Math.max(0, Math.min(rest.length, to));
  return place === from ? draft : withScenes(draft, rest.toSpliced(place, 0, moved));
}

/** A new scene after the one called `after` (at the start for none), of the place and light of its neighbour. */
export function addScene(draft: Draft, after: string | null, key: string, title: string): Draft {
  const place = after === null ? 0 : placeOf(draft, after) + 1;
  const beside = draft.scenes[Math.max(0, place - 1)];
  const scene: DraftScene = {
    ...draftedScene(
      {
        number: 1,
        title,
        description: "",
        prompt: "",
        seconds: 5,
        ...(beside ? { light: { ...beside.light }, continuity: { ...beside.continuity } } : {}),
      },
      key,
    ),
    origin: null,
  };
  return withScenes(draft, draft.scenes.toSpliced(place, 0, scene));
}

/**
 * Two scenes in the place of one, parted between two sentences; together they are as long as it was. The second
 * is a new camera set-up. What went on from the end of the scene goes on from the end of the second half.
 */
export function splitScene(draft: Draft, key: string, newKey: string): Draft {
  const place = placeOf(draft, key);
  const scene = draft.scenes[place];
  if (!scene || scene.footage !== null) return draft;
  const [first, second] = halved(scene.seconds);
  const [does, thenDoes] = splitText(scene.description);
  const [says, thenSays] = splitText(scene.narration);
  const halves: DraftScene[] = [
    {
      ...scene,
      description: does,
      narration: says,
      seconds: first,
      transition: { kind: "cut", pattern: null, seconds: 0 },
    },
    {
      ...scene,
      key: newKey,
      origin: null,
      title: `${scene.title} 2`,
      description: thenDoes || does,
      narration: thenSays,
      caption: "",
      seconds: second,
      prompt: "",
      carry: null,
      lowerThird: null,
    },
  ];
  const scenes = draft.scenes.map((one) => (one.carry === key ? { ...one, carry: newKey } : one));
  return withScenes(draft, scenes.toSpliced(place, 1, ...halves));
}

export function removeScene(draft: Draft, key: string): Draft {
  const scenes = draft.scenes.filter((scene) => scene.key !== key);
  return scenes.length === draft.scenes.length ? draft : withScenes(draft, scenes);
}

/** Puts a scene (back) at a place; nothing happens where it is there already. */
export function insertScene(draft: Draft, scene: DraftScene, to: number): Draft {
  const there = draft.scenes.some(
    (one) => one.key === scene.key || (scene.origin !== null && one.origin === scene.origin),
  );
  return there ? draft : withScenes(draft, draft.scenes.toSpliced(to, 0, scene));
}
