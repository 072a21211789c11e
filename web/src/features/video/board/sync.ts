/** A clip in a comparison: where the scene begins in it, in seconds. */
export interface Clip {
  lead: number;
  seconds: number;
}

/** The frames that a scene of this length has, at least one. */
export function framesOf(seconds: number, rate: number): number {
  return Math.max(1, Math.round(seconds * rate));
}

/** Frames a second of a film, from what was measured; cinema's where nothing was. */
export function rateOf(frames: number | undefined, seconds: number): number {
  if (!frames || seconds <= 0) return 24;
  const rate = frames / seconds;
  // Films are as long as whole frames are, so a rate of a whole number is meant where it is near one.
  return Math.abs(rate - Math.round(rate)) < 0.2 ? Math.round(rate) : rate;
}

/** The time in a clip at which a frame of the scene is shown: its middle, so that no rounding shows another. */
export function timeAt(frame: number, rate: number, clip: Clip): number {
  const last = Math.max(0, clip.seconds - 0.5 / rate);
  return Math.min(last, clip.lead + (frame + 0.5) / rate);
}

/** The frame of the scene that a clip shows at a time. */
export function frameAt(time: number, rate: number, clip: Clip, frames: number): number {
  return Math.max(0, Math.min(frames - 1, Math.floor((time - clip.lead) * rate + 1e-6)));
}
