/** Seconds that are left, as a range a person is shown. */
export interface Left {
  least: number;
  most: number;
}

/** What is kept between two looks: the instants (ms) by which it may and should be done. */
export interface Deadline {
  sooner: number;
  later: number;
  at: number;
}

const SURE = 0.75;
const DOUBT = 1.5;

/**
 * The deadline after a new estimate of `seconds`. What is shown of it never runs backwards: an estimate that is
 * longer than the last holds the figure where it is, and time takes it down again.
 */
export function revised(before: Deadline | null, seconds: number | null, now: number): Deadline | null {
  if (seconds === null) return before;
  const sooner = now + seconds * SURE * 1000;
  const later = now + seconds * DOUBT * 1000;
  if (!before) return { sooner, later, at: now };
  const shown = leftOf(before, now);
  return {
    sooner: Math.min(sooner, now + shown.least * 1000),
    later: Math.min(later, now + shown.most * 1000),
    at: now,
  };
}

/** What is left of a deadline at `now`, rounded as a person reads it. */
export function leftOf(deadline: Deadline, now: number): Left {
  const least = Math.max(0, (deadline.sooner - now) / 1000);
  const most = Math.max(0, (deadline.later - now) / 1000);
  return { least: rounded(least), most: Math.max(rounded(least), rounded(most)) };
}

/** Down to steps that grow with the figure: 1 s, 5 s, 30 s. */
function rounded(seconds: number): number {
  const step = seconds < 20 ? 1 : seconds < 120 ? 5 : 30;
  return Math.floor(seconds / step) * step;
}
