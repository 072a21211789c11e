import { type Cell, cellAt, readSpriteMap } from "@/shared/lib/sprite";

/** The small pictures of a film in order of time. */
export interface Strip {
  src: string;
  cells: readonly Cell[];
  /** Of the whole sprite, in pixels. */
  width: number;
  height: number;
}

/** The picture at a share (0 to 1) of the film. */
export function cellAtShare(cells: readonly Cell[], share: number): Cell | undefined {
  return cellAt(cells, Math.max(0, Math.min(1, share)) * (cells.at(-1)?.to ?? 0));
}

/** Fetches a sprite and its map, ready to be shown. */
export async function loadStrip(sprite: string, map: string, signal: AbortSignal): Promise<Strip> {
  const picture = new Image();
  picture.src = sprite;
  const [answer] = await Promise.all([fetch(map, { signal }), picture.decode()]);
  if (!answer.ok) throw new Error("The map of the sprite is not there.");
  const cells = readSpriteMap(await answer.text());
  if (!cells.length) throw new Error("The map of the sprite names no part of it.");
  return { src: sprite, cells, width: picture.naturalWidth, height: picture.naturalHeight };
}
