/** Frames a second as a ratio: 24/1, 30000/1001. */
export interface Rate {
  num: number;
  den: number;
}

/** The rate that films are cut at unless their length says otherwise. */
export const FILM_RATE: Rate = { num: 24, den: 1 };

/** Whole rates before those of broadcast: a track of sound may be half a frame longer than its picture. */
const KNOWN: readonly Rate[] = [
  FILM_RATE,
  { num: 25, den: 1 },
  { num: 30, den: 1 },
  { num: 50, den: 1 },
  { num: 60, den: 1 },
  { num: 12, den: 1 },
  { num: 15, den: 1 },
  { num: 24000, den: 1001 },
  { num: 30000, den: 1001 },
  { num: 60000, den: 1001 },
];
const ALIKE = 1.5;

/** The rate at which `frames` last `seconds`: the first known one that is right within a frame and a half. */
export function rateOf(frames: number, seconds: number): Rate {
  if (!(frames > 0 && seconds > 0 && Number.isFinite(seconds))) return FILM_RATE;
  const off = (rate: Rate) => Math.abs((seconds * rate.num) / rate.den - frames);
  const alike = KNOWN.find((rate) => off(rate) <= ALIKE);
  return alike ?? KNOWN.reduce((best, rate) => (off(rate) < off(best) ? rate : best), FILM_RATE);
}

/** The frame that is shown at `seconds`. A thousandth of a frame is forgiven: browsers round seconds. */
export function frameAt(seconds: number, rate: Rate): number {
  return Math.max(0, Math.floor((seconds * rate.num) / rate.den + 0.001));
}

/** The instant in the middle of a frame: wherever a browser rounds to, it shows this frame. */
export function middleOf(frame: number, rate: Rate): number {
  return ((frame + 0.5) * rate.den) / rate.num;
}

/** The instant at which a frame begins. */
export function startOf(frame: number, rate: Rate): number {
  return (frame * rate.den) / rate.num;
}

/** The middle of the frame that is `by` frames from the one at `seconds`, within the film. */
export function stepped(seconds: number, by: number, frames: number, rate: Rate): number {
  const frame = Math.min(Math.max(0, frameAt(seconds, rate) + by), Math.max(0, frames - 1));
  return middleOf(frame, rate);
}

/** A frame as "00:08:13": minutes, seconds, frames. Hours come before them when there are any. */
export function timecode(frame: number, rate: Rate): string {
  const base = Math.round(rate.num / rate.den);
  const seconds = Math.floor(frame / base);
  const two = (part: number) => String(part).padStart(2, "0");
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}:${two(frame % base)}`;
  return seconds < 3600 ? rest : `${two(Math.floor(seconds / 3600))}:${rest}`;
}
