import { type ComponentType, type LazyExoticComponent, lazy } from "react";

const AGAIN_MS = 1000;
const RELOADED = "reelwright.reloaded";
/** Milliseconds in which a page that was loaded anew, and still lacks a part, is not loaded anew again. */
const ENOUGH_MS = 30_000;

type Loaded<Props> = Promise<{ default: ComponentType<Props> }>;

/**
 * A part of the page that is fetched when it is first wanted. While the studio does not answer it is asked for
 * again; where the studio is there and the part is not, the page is of an earlier version and is loaded anew.
 */
export function part<Props>(load: () => Loaded<Props>): LazyExoticComponent<ComponentType<Props>> {
  return lazy(() => patiently(load));
}

async function patiently<Props>(load: () => Loaded<Props>): Loaded<Props> {
  for (;;) {
    try {
      return await load();
    } catch (why) {
      if (await studioAnswers()) {
        if (!mayReload()) throw why;
        window.location.reload();
        // Nothing more is drawn by this page.
        return new Promise(() => {});
      }
      await new Promise((again) => setTimeout(again, AGAIN_MS));
    }
  }
}

async function studioAnswers(): Promise<boolean> {
  try {
    return (await fetch("/healthz", { cache: "no-store" })).ok;
  } catch {
    return false;
  }
}

function mayReload(): boolean {
  try {
    const last = Number(sessionStorage.getItem(RELOADED) ?? 0);
    if (Date.now() - last < ENOUGH_MS) return false;
    sessionStorage.setItem(RELOADED, String(Date.now()));
    return true;
  } catch {
    return false;
  }
}
