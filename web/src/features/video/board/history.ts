/** What was, is, and will be again if it is redone. */
export interface History<State> {
  readonly past: readonly State[];
  readonly now: State;
  readonly future: readonly State[];
  /** The kind of the last change and when it was: more of the same kind at once is one step back. */
  readonly last: { tag: string; at: number } | null;
}

const MOST = 200;
/** Typing in one field is one step as long as it does not pause for this long. */
const PAUSE_MS = 1200;

export function begin<State>(now: State): History<State> {
  return { past: [], now, future: [], last: null };
}

/** `tag` names the field that is typed in; null is a step of its own. */
export function record<State>(
  history: History<State>,
  now: State,
  tag: string | null,
  at: number,
): History<State> {
  if (now === history.now) return history;
  const { last } = history;
  const goesOn = tag !== null && last?.tag === tag && at - last.at < PAUSE_MS;
  return {
    past: goesOn ? history.past : [...history.past, history.now].slice(-MOST),
    now,
    future: [],
    last: tag === null ? null : { tag, at },
  };
}

export function undone<State>(history: History<State>): History<State> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    now: before,
    future: [history.now, ...history.future],
    last: null,
  };
}

export function redone<State>(history: History<State>): History<State> {
  const [next, ...rest] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.now], now: next, future: rest, last: null };
}

/** Every state of it made into another one. */
export function each<State>(history: History<State>, change: (state: State) => State): History<State> {
  return {
    past: history.past.map(change),
    now: change(history.now),
    future: history.future.map(change),
    last: history.last,
  };
}
