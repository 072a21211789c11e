import { once } from "./element";
import type { Shuttle } from "./shuttle";

/** Where the playhead is, and how it moves. */
export interface Head {
  at: number;
  shuttle: Shuttle;
}

/** What an element takes from being told to play until it moves. */
const START_SECONDS = 0.08;
const LOOK_MS = 15;
const ALIKE_SECONDS = 0.04;
const LEVEL_MS = 3000;
const FASTER = 1.5;

/**
 * Brings an element that nobody sees yet to where the playhead is; of a film that runs, to where it will be by
 * then, and waits for it there. False: its file failed.
 */
export async function catchUp(element: HTMLVideoElement, head: () => Head): Promise<boolean> {
  if (head().at === 0) return true;
  const to = async (seconds: number) => {
    element.currentTime = Math.min(seconds, element.duration);
    return await once(element, "seeked");
  };
  const began = performance.now();
  if (!(await to(head().at))) return false;
  if (head().shuttle <= 0) return true;
  const took = (performance.now() - began) / 1000;
  if (!(await to(head().at + (took + START_SECONDS) * head().shuttle))) return false;
  const early = ({ at, shuttle }: Head) => shuttle > 0 && at < element.currentTime - START_SECONDS * shuttle;
  while (early(head())) await moment();
  return true;
}

/** An element that began late runs faster, unseen, until it is where the playhead is. */
export async function drawLevel(element: HTMLVideoElement, head: () => Head): Promise<void> {
  const latest = performance.now() + LEVEL_MS;
  const late = ({ at, shuttle }: Head) =>
    shuttle > 0 && !element.paused && at - element.currentTime > ALIKE_SECONDS;
  while (late(head()) && performance.now() < latest) {
    element.playbackRate = head().shuttle * FASTER;
    await moment();
  }
}

function moment(): Promise<void> {
  return new Promise((done) => setTimeout(done, LOOK_MS));
}
