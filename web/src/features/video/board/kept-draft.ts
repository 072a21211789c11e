import { keep, readKept } from "@/shared/lib/kept";
import type { Draft } from "./draft";

/** A draft as this browser keeps it. Every tab has its own: what is typed in one does not replace another's. */
export interface Kept {
  v: 1;
  basis: string;
  base: Draft;
  now: Draft;
  later: boolean;
  /** Drafts that were sent, and not answered yet. */
  sent?: readonly Draft[];
  /** When its tab last said that it is there. */
  seen?: number;
  /** Its tab was closed, or is being loaded again. */
  left?: boolean;
}

const nameOf = (video: string, tab?: string) => `${PREFIX}${video}${tab === undefined ? "" : `.${tab}`}`;

const PREFIX = "reelwright.board.";
/** How often a tab says that it is there, and after how long a silence it is not. */
export const BEAT_MS = 2000;
const GONE_MS = 5000;
const OLD_MS = 30 * 24 * 3600 * 1000;

/** The tab's own draft of a video, or the newest that no other tab is at work on: that is the tab's own from now. */
export function takeUp(video: string, tab: string): Kept | null {
  sweep();
  const own = readDraft(nameOf(video, tab));
  if (own) {
    keepDraft(video, tab, own);
    return own;
  }
  const free = names(nameOf(video))
    .filter((name) => name === nameOf(video) || name.startsWith(nameOf(video, "")))
    .flatMap((name) => {
      const kept = readDraft(name);
      return kept && isFree(kept) ? [{ name, kept }] : [];
    })
    .sort((a, b) => (a.kept.seen ?? 0) - (b.kept.seen ?? 0))
    .at(-1);
  if (!free) return null;
  keep(free.name, null);
  keepDraft(video, tab, free.kept);
  return free.kept;
}

/** Null keeps nothing. A tab that was silent for too long, and lost its draft to another, has it again by this. */
export function keepDraft(video: string, tab: string, draft: Kept | null, left = false): void {
  keep(nameOf(video, tab), draft && { ...draft, seen: Date.now(), left });
}

function isFree({ seen, left }: Kept): boolean {
  return left === true || seen === undefined || Math.abs(Date.now() - seen) > GONE_MS;
}

function sweep(): void {
  for (const name of names(PREFIX)) {
    const seen = readDraft(name)?.seen;
    if (seen !== undefined && Date.now() - seen > OLD_MS) keep(name, null);
  }
}

function readDraft(name: string): Kept | null {
  const kept = readKept<Kept | null>(name, null);
  return kept?.v === 1 ? kept : null;
}

function names(start: string): string[] {
  try {
    return Array.from({ length: localStorage.length }, (_, place) => localStorage.key(place) ?? "").filter(
      (name) => name.startsWith(start),
    );
  } catch {
    return [];
  }
}

const TAB = "reelwright.tab";
let tab: string | null = null;

/**
 * The name of this tab; the same after it is loaded again. It is put down only while the page is away, as a tab that
 * is opened as a copy of this one would have it too.
 */
export function thisTab(): string {
  if (tab !== null) return tab;
  const name = putDown() ?? `${Date.now().toString(36)}-${Math.floor(Math.random() * 1e9).toString(36)}`;
  tab = name;
  pickUp();
  addEventListener("pagehide", () => {
    try {
      sessionStorage.setItem(TAB, name);
    } catch {
      // The draft waits for the next tab that opens the video.
    }
  });
  addEventListener("pageshow", pickUp);
  return name;
}

function putDown(): string | null {
  try {
    return sessionStorage.getItem(TAB);
  } catch {
    return null;
  }
}

function pickUp(): void {
  try {
    sessionStorage.removeItem(TAB);
  } catch {
    // Nothing was put down.
  }
}
