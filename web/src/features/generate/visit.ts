import { create } from "zustand";

/** A film that was asked for and is not answered yet. */
export interface Starting {
  name: string;
  prompt: string;
  aspect: string;
  scenes: number | null;
  /** Stopped before it was there. */
  stopped: boolean;
}

/** What happened on the page since it was opened. */
export const useVisit = create<{
  /** Films that were being made at some time, newest first. They stay when they are done, until put away. */
  seen: readonly string[];
  putAway: ReadonlySet<string>;
  starting: readonly Starting[];
  /** Said to those who do not see the page. */
  said: string;
}>(() => ({ seen: [], putAway: new Set(), starting: [], said: "" }));

/** Ids begin with the time at which they were made, so their order is that of the films. */
export function merged(seen: readonly string[], more: readonly string[]): readonly string[] {
  const fresh = more.filter((id) => !seen.includes(id));
  if (fresh.length === 0) return seen;
  return [...seen, ...fresh].sort((one, other) => (one < other ? 1 : one > other ? -1 : 0));
}

export function see(ids: readonly string[]): void {
  useVisit.setState((visit) => {
    const seen = merged(visit.seen, ids);
    return seen === visit.seen ? visit : { ...visit, seen };
  });
}

export function putAway(id: string): void {
  useVisit.setState((visit) => ({ putAway: new Set(visit.putAway).add(id) }));
}

export function announce(said: string): void {
  useVisit.setState({ said });
}

export function begin(starting: Starting): void {
  useVisit.setState((visit) => ({ starting: [starting, ...visit.starting] }));
}

/** Takes the stand-in off the page; says whether it was stopped meanwhile. */
export function arrived(name: string): boolean {
  const { starting } = useVisit.getState();
  useVisit.setState({ starting: starting.filter((one) => one.name !== name) });
  return starting.some((one) => one.name === name && one.stopped);
}

export function stopStarting(name: string): void {
  useVisit.setState((visit) => ({
    starting: visit.starting.map((one) => (one.name === name ? { ...one, stopped: true } : one)),
  }));
}
