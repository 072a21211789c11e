import { createContext, useContext, useMemo } from "react";
import { createStore, type StoreApi, useStore } from "zustand";
import type { Problem, VideoView } from "@/shared/api/types";
import { type Change, changesOf } from "./changes";
import { type Draft, type DraftScene, drafted } from "./draft";
import { type Fault, faultsOf } from "./faults";
import { begin, each, type History, record, redone, undone } from "./history";
import { keepDraft, takeUp, thisTab } from "./kept-draft";
import { matched, type Numbers, rebase, savedNumbers } from "./rebase";
import { isWrittenOf } from "./written";

/** What a person makes of a video's storyboard until it is filmed again. */
export interface BoardState {
  /** The version of the storyboard that the draft is made on. */
  basis: string;
  base: Draft;
  history: History<Draft>;
  /** Filmed by itself as soon as the video rests. */
  later: boolean;
  /** What is on its way to the studio. */
  saving: Draft | null;
  /** What was sent and never answered: the studio may have it. */
  lost: readonly Draft[];
  faults: readonly Fault[];
  /** The storyboard was changed elsewhere, and both sides changed the same. */
  elsewhere: VideoView | null;
  /** The scene that has the focus. */
  focused: string | null;
  /** Scenes whose takes are open. */
  open: ReadonlySet<string>;
  /** Read out when it changes. */
  said: string;
}

export type BoardStore = StoreApi<BoardState>;

/** The draft of a video with a storyboard: as this browser kept it for the tab, or one that changes nothing. */
export function createBoard(video: VideoView, tab = thisTab()): BoardStore {
  const known = takeUp(video.id, tab);
  const base = known?.base ?? (video.storyboard ? drafted(video.storyboard) : EMPTY);
  const store = createStore<BoardState>(() => ({
    basis: known?.basis ?? video.storyboardVersion ?? "",
    base,
    history: begin(known?.now ?? base),
    later: known?.later ?? false,
    saving: null,
    lost: known?.sent ?? [],
    faults: [],
    elsewhere: null,
    focused: null,
    open: new Set(),
    said: "",
  }));
  let last = store.getState();
  store.subscribe((state) => {
    const { base, later, saving, lost } = state;
    const now = state.history.now;
    const still = now === last.history.now && base === last.base && later === last.later;
    if (still && saving === last.saving && lost === last.lost) return;
    last = state;
    keepBoard(store, video.id, tab);
  });
  see(store, video);
  return store;
}

/** Keeps the draft in this browser for its tab, or for the next one if the tab is being left. */
export function keepBoard(store: BoardStore, video: string, tab = thisTab(), left = false): void {
  const { basis, base, history, later, saving, lost } = store.getState();
  const { now } = history;
  const sent = saving ? [...lost, saving] : lost;
  const changed = changesOf(base, now).length > 0;
  keepDraft(video, tab, changed ? { v: 1, basis, base, now, later, sent } : null, left);
}

const MOST_LOST = 3;

const EMPTY: Draft = {
  title: "",
  logline: "",
  script: "",
  language: "en",
  bible: { characters: [], places: [], palette: [], style: "", mood: "calm" },
  scenes: [],
};

let numbers = 0;

/** A key that no scene of any draft has. */
export function newKey(): string {
  numbers += 1;
  return `n${Date.now().toString(36)}-${numbers}-${Math.floor(Math.random() * 1e9).toString(36)}`;
}

/** `tag` names the field that is typed in; more of it at once is one step back. */
export function change(store: BoardStore, next: (draft: Draft) => Draft, tag: string | null = null): void {
  store.setState(({ history, faults }) => {
    const now = next(history.now);
    if (now === history.now) return {};
    return { history: record(history, now, tag, Date.now()), faults: stillThere(faults, history.now, now) };
  });
}

export function undo(store: BoardStore): boolean {
  const { history } = store.getState();
  if (!history.past.length) return false;
  store.setState({ history: undone(history), faults: [] });
  return true;
}

export function redo(store: BoardStore): void {
  store.setState(({ history }) => ({ history: redone(history), faults: [] }));
}

/** Back to what the studio has; it can be undone. */
export function discard(store: BoardStore): void {
  store.setState(({ history, base }) => ({
    history: record(history, base, null, Date.now()),
    faults: [],
    later: false,
    lost: [],
  }));
}

/**
 * The video as it is now: the draft goes on top of it, unless both have changed the same, or it is what was sent
 * and not answered. Says what it did.
 */
export function see(store: BoardStore, video: VideoView): "nothing" | "on top" | "clash" | "saved" {
  const { basis, base, history, saving, lost, elsewhere } = store.getState();
  if (!video.storyboard || video.storyboardVersion === null || saving) return "nothing";
  if (video.storyboardVersion === basis) {
    if (elsewhere) store.setState({ elsewhere: null });
    return "nothing";
  }
  const theirs = drafted(video.storyboard);
  const sent = lost.find((one) => isWrittenOf(one, base, theirs));
  if (sent) {
    saved(store, video, sent);
    return "saved";
  }
  const went = matched(knownScenes(store.getState()), theirs, video.removed);
  const changed = changesOf(base, history.now).length > 0;
  if (changed && rebase(history.now, base, theirs, went).clash) {
    store.setState({ elsewhere: video });
    return "clash";
  }
  store.setState(onTopOf(store.getState(), video, base, theirs, went));
  return changed ? "on top" : "nothing";
}

/** The draft as it was sent is the storyboard now. */
export function saved(store: BoardStore, video: VideoView, sent: Draft): void {
  const state = store.getState();
  if (!video.storyboard) return;
  const theirs = drafted(video.storyboard);
  const went = savedNumbers(sent, knownScenes(state), theirs, video.removed);
  store.setState({ ...onTopOf(state, video, sent, theirs, went), saving: null, later: false, faults: [] });
}

/** Nobody said whether the studio has what was sent. */
export function unanswered(store: BoardStore, sent: Draft): void {
  store.setState(({ lost }) => ({ saving: null, lost: [...lost, sent].slice(-MOST_LOST) }));
}

export function refused(store: BoardStore, problem: Problem, sent: Draft): void {
  store.setState({ saving: null, later: false, faults: faultsOf(problem, sent) });
}

/** Answers a clash: mine goes on top of the other version, or gives way to it. */
export function settle(store: BoardStore, whose: "mine" | "theirs"): void {
  const state = store.getState();
  const video = state.elsewhere;
  if (!video?.storyboard) return;
  const theirs = drafted(video.storyboard);
  const next = onTopOf(state, video, state.base, theirs, matched(knownScenes(state), theirs, video.removed));
  store.setState({ ...next, later: false });
  if (whose === "theirs") discard(store);
}

/** Every scene that the studio knows by a number, of the draft, of what it was, and of its base. */
function knownScenes({ base, history }: BoardState): DraftScene[] {
  const { past, now, future } = history;
  const scenes = new Map<string, DraftScene>();
  for (const draft of [...past, ...future, now, base])
    for (const scene of draft.scenes) if (scene.origin !== null) scenes.set(scene.key, scene);
  return [...scenes.values()];
}

function onTopOf(
  state: BoardState,
  video: VideoView,
  was: Draft,
  theirs: Draft,
  went: Numbers,
): Pick<BoardState, "basis" | "base" | "history" | "elsewhere" | "lost"> {
  const { past, now, future } = state.history;
  const keys = new Set([...past, now, ...future].flatMap((draft) => draft.scenes.map((scene) => scene.key)));
  const { base } = rebase(now, was, theirs, went, keys);
  return {
    basis: video.storyboardVersion ?? state.basis,
    base,
    history: each(state.history, (draft) => rebase(draft, was, theirs, went, keys).now),
    elsewhere: null,
    lost: [],
  };
}

/** Faults of what has not been touched since. */
function stillThere(faults: readonly Fault[], before: Draft, now: Draft): readonly Fault[] {
  if (!faults.length) return faults;
  const touched = changesOf(before, now);
  return faults.filter(
    (fault) =>
      !touched.some((one) =>
        fault.key === null
          ? one.kind !== "scene" || one.field === fault.field
          : one.kind === "scene" && one.key === fault.key && fault.field.startsWith(nameOf(one.field)),
      ),
  );
}

function nameOf(field: string): string {
  return field === "carry" ? "continuity" : field;
}

export const BoardContext = createContext<BoardStore | null>(null);

export function useBoardStore(): BoardStore {
  const store = useContext(BoardContext);
  if (!store) throw new Error("There is no board here.");
  return store;
}

export function useBoard<Part>(part: (state: BoardState) => Part): Part {
  return useStore(useBoardStore(), part);
}

/** What the draft changes now. */
export function useChanges(): readonly Change[] {
  const base = useBoard((state) => state.base);
  const now = useBoard((state) => state.history.now);
  return useMemo(() => changesOf(base, now), [base, now]);
}
