import type { Scene } from "@/shared/api/types";
import { changedFields, orderOf } from "./changes";
import { BIBLE_FIELDS, BOARD_FIELDS, type Draft, type DraftScene, FIELDS, MOST_SCENES, same } from "./draft";

/** Where the scenes of a draft, by key, went in another storyboard: their number there, or null where to nowhere. */
export type Numbers = ReadonlyMap<string, number | null>;

export interface Rebased {
  /** The draft on top of what the storyboard is now. */
  now: Draft;
  /** What the storyboard is now, its scenes under the keys that they have in the draft. */
  base: Draft;
  /** Both sides have changed the same thing: the draft's side is in `now`. */
  clash: boolean;
}

/**
 * Puts what `now` changes of `base` on top of `theirs`, which the storyboard has become meanwhile. A field that
 * only one side has changed is as that side has it; where both have, it is the draft's. `known` are keys that no
 * scene new to the draft may be given.
 */
export function rebase(
  now: Draft,
  base: Draft,
  theirs: Draft,
  numbers: Numbers,
  known: Iterable<string> = [],
): Rebased {
  const keyed = withKeys(theirs, numbers, known);
  const old = new Map(base.scenes.map((scene) => [scene.key, scene]));
  const fresh = new Map(keyed.scenes.map((scene) => [scene.key, scene]));
  let clash = false;

  function field<Value>(was: Value, mine: Value, other: Value): Value {
    if (same(mine, was)) return other;
    if (!same(other, was) && !same(other, mine)) clash = true;
    return mine;
  }

  function scene(mine: DraftScene): DraftScene | null {
    const was = old.get(mine.key);
    const other = fresh.get(mine.key);
    const origin = numbers.has(mine.key) ? (numbers.get(mine.key) ?? null) : null;
    if (!was) return { ...mine, origin };
    const touched = changedFields(was, mine).length > 0;
    if (!other) {
      // Taken out over there: gone here as well, unless something was made of it here.
      if (touched) clash = true;
      return touched ? { ...mine, origin } : null;
    }
    const merged: Record<string, unknown> = { ...other, key: mine.key, origin };
    for (const name of FIELDS) merged[name] = field<unknown>(was[name], mine[name], other[name]);
    return merged as unknown as DraftScene;
  }

  const mine = new Map<string, DraftScene>();
  for (const one of now.scenes) {
    const merged = scene(one);
    if (merged) mine.set(one.key, merged);
  }
  for (const one of base.scenes) {
    // Taken out here, and changed over there.
    const other = fresh.get(one.key);
    const here = now.scenes.some(({ key }) => key === one.key);
    if (!here && other && changedFields(one, other).length) clash = true;
  }
  for (const one of keyed.scenes) if (!old.has(one.key) && !mine.has(one.key)) mine.set(one.key, one);

  const common = new Set(base.scenes.map(({ key }) => key).filter((key) => mine.has(key) && fresh.has(key)));
  const was = orderOf(base, common);
  const here = !same(was, orderOf(now, common));
  const there = !same(was, orderOf(keyed, common));
  if (here && there && !same(orderOf(now, common), orderOf(keyed, common))) clash = true;
  const [first, then] = here ? [now, keyed] : [keyed, now];
  const scenes = inOrder(
    first.scenes.map(({ key }) => key),
    then.scenes.map(({ key }) => key),
    mine,
  );
  const board: Record<string, unknown> = {};
  for (const name of BOARD_FIELDS) board[name] = field<unknown>(base[name], now[name], keyed[name]);
  const bible: Record<string, unknown> = {};
  for (const name of BIBLE_FIELDS)
    bible[name] = field<unknown>(base.bible[name], now.bible[name], keyed.bible[name]);
  return { now: { ...board, bible, scenes } as unknown as Draft, base: keyed, clash };
}

/** `theirs` with the draft's keys for its scenes, and keys of their own for those that the draft has not. */
function withKeys(theirs: Draft, numbers: Numbers, known: Iterable<string>): Draft {
  const keys = new Map<number, string>();
  for (const [key, number] of numbers) if (number !== null) keys.set(number, key);
  const taken = new Set([...numbers.keys(), ...known]);
  const named = (number: number) => {
    const known = keys.get(number);
    if (known !== undefined) return known;
    let key = `o${number}`;
    while (taken.has(key)) key += "'";
    keys.set(number, key);
    taken.add(key);
    return key;
  };
  const byOld = new Map(theirs.scenes.map((scene) => [scene.key, named(scene.origin ?? 0)]));
  return {
    ...theirs,
    scenes: theirs.scenes.map((scene) => ({
      ...scene,
      key: byOld.get(scene.key) ?? scene.key,
      carry: scene.carry === null ? null : (byOld.get(scene.carry) ?? null),
    })),
  };
}

/** All of `scenes`: those of `first` in its order, each other one after the one it follows in `then`. */
function inOrder(
  first: readonly string[],
  then: readonly string[],
  scenes: ReadonlyMap<string, DraftScene>,
): DraftScene[] {
  const keys = first.filter((key) => scenes.has(key));
  const rest = then.filter((key) => scenes.has(key));
  for (const [place, key] of rest.entries()) {
    if (keys.includes(key)) continue;
    const before = rest.slice(0, place).findLast((one) => keys.includes(one));
    keys.splice(before === undefined ? 0 : keys.indexOf(before) + 1, 0, key);
  }
  return keys.flatMap((key) => scenes.get(key) ?? []);
}

const ENOUGH = 3;
const CERTAIN = 100;

/**
 * Which of `scenes` is which in `theirs` (or was `removed` there), judged by what they say: nobody tells where the
 * scenes went when somebody else has edited the storyboard. Only those that are out of it keep their numbers.
 */
export function matched(
  scenes: readonly DraftScene[],
  theirs: Draft,
  removed: readonly Scene[],
): Map<string, number | null> {
  const found = new Map<string, number | null>(scenes.map((scene) => [scene.key, null]));
  const pairs: { key: string; number: number; points: number }[] = [];
  const others = [
    ...theirs.scenes.map((scene) => ({ number: scene.origin ?? 0, scene: scene as Likeness })),
    ...removed.map((scene) => ({ number: scene.number, scene: scene as Likeness })),
  ];
  for (const scene of scenes)
    for (const other of others) {
      const same = scene.origin === other.number;
      const points =
        same && other.number > MOST_SCENES ? CERTAIN : likeness(scene, other.scene) + (same ? 1.5 : 0);
      if (points >= ENOUGH) pairs.push({ key: scene.key, number: other.number, points });
    }
  const taken = new Set<number>();
  for (const pair of pairs.sort((a, b) => b.points - a.points)) {
    if (taken.has(pair.number) || (found.get(pair.key) ?? null) !== null) continue;
    found.set(pair.key, pair.number);
    taken.add(pair.number);
  }
  return found;
}

interface Likeness {
  title: string;
  description: string;
  prompt: string;
  narration?: string;
  caption?: string;
}

function likeness(one: Likeness, other: Likeness): number {
  return (
    (one.description === other.description ? 3 : 0) +
    (one.prompt === other.prompt ? 3 : 0) +
    (one.title === other.title ? 2 : 0) +
    (one.narration && one.narration === other.narration ? 2 : 0) +
    (one.caption && one.caption === other.caption ? 1 : 0)
  );
}

/** Where `scenes` are once `sent` was saved: its own in its order, the others among the `removed`. */
export function savedNumbers(
  sent: Draft,
  scenes: readonly DraftScene[],
  theirs: Draft,
  removed: readonly Scene[],
): Map<string, number | null> {
  const there = new Set(sent.scenes.map(({ key }) => key));
  const left = scenes.filter(({ key, origin }) => !there.has(key) && origin !== null);
  return new Map([
    ...matched(left, { ...theirs, scenes: [] }, removed),
    ...sent.scenes.map((scene, place): [string, number] => [scene.key, place + 1]),
  ]);
}
