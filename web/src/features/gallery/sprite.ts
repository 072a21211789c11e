/** A part of the sprite, and until which second of the film it stands. */
export interface Cue {
  ends: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The small pictures of a film in order of time. */
export interface Strip {
  src: string;
  cues: readonly Cue[];
  /** Of the whole sprite, in pixels. */
  width: number;
  height: number;
}

const TIME = /-->\s*((?:\d+:)?\d+:\d+(?:\.\d+)?)/;
const PART = /#xywh=(?:pixel:)?(\d+),(\d+),(\d+),(\d+)/;

/** The cues of a WebVTT file whose texts name parts of a picture; what is anything else is passed over. */
export function readSpriteMap(text: string): Cue[] {
  const cues: Cue[] = [];
  for (const block of text.replaceAll("\r\n", "\n").split(/\n\n+/)) {
    const ends = TIME.exec(block)?.[1];
    const part = PART.exec(block)?.slice(1).map(Number);
    if (ends === undefined || !part) continue;
    const [x = 0, y = 0, width = 0, height = 0] = part;
    if (width > 0 && height > 0) cues.push({ ends: seconds(ends), x, y, width, height });
  }
  return cues.sort((a, b) => a.ends - b.ends);
}

/** The cue at a share (0 to 1) of the film. */
export function cueAt(cues: readonly Cue[], share: number): Cue | undefined {
  const last = cues.at(-1);
  if (!last) return undefined;
  const at = Math.max(0, Math.min(1, share)) * last.ends;
  return cues.find((cue) => at < cue.ends) ?? last;
}

/** Fetches a sprite and its map, ready to be shown. */
export async function loadStrip(sprite: string, map: string, signal: AbortSignal): Promise<Strip> {
  const picture = new Image();
  picture.src = sprite;
  const [answer] = await Promise.all([fetch(map, { signal }), picture.decode()]);
  if (!answer.ok) throw new Error("The map of the sprite is not there.");
  const cues = readSpriteMap(await answer.text());
  if (!cues.length) throw new Error("The map of the sprite names no part of it.");
  return { src: sprite, cues, width: picture.naturalWidth, height: picture.naturalHeight };
}

function seconds(clock: string): number {
  return clock.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
}
