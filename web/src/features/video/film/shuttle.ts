/** How the film runs: seconds of film a second, backwards below zero, standing at zero. */
export type Shuttle = number;

const FASTER = [1, 2, 4] as const;

/** What can be chosen as the speed of playing. */
export const SPEEDS = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2] as const;

/** After L: forwards, and each time faster. */
export function forwards(now: Shuttle): Shuttle {
  return now <= 0 ? FASTER[0] : (FASTER.find((speed) => speed > now) ?? FASTER[2]);
}

/** After J: backwards, and each time faster. */
export function backwards(now: Shuttle): Shuttle {
  return now >= 0 ? -FASTER[0] : -forwards(-now);
}

/** The next speed up (`by` 1) or down (-1). */
export function nextSpeed(now: number, by: 1 | -1): number {
  const list: readonly number[] = SPEEDS;
  const other =
    by > 0 ? list.find((speed) => speed > now + 1e-6) : list.findLast((speed) => speed < now - 1e-6);
  return other ?? now;
}
