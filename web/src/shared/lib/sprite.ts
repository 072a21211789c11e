/** A small picture of the film: which part of the sprite it is, and the seconds it stands for. */
export interface Cell {
  from: number;
  to: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

const TIMES = /^(\S+)\s+-->\s+(\S+)/;
const PART = /#xywh=(?:pixel:)?(\d+),(\d+),(\d+),(\d+)/;

/** Reads a WebVTT map of a sprite; what is no cell in it is passed over. */
export function readSpriteMap(text: string): readonly Cell[] {
  const cells: Cell[] = [];
  for (const block of text.replaceAll("\r\n", "\n").split(/\n\n+/)) {
    const lines = block.split("\n");
    const place = lines.findIndex((line) => line.includes("-->"));
    const times = TIMES.exec(lines[place] ?? "");
    const part = PART.exec(lines[place + 1] ?? "");
    if (!times?.[1] || !times[2] || !part) continue;
    const [x = 0, y = 0, width = 0, height = 0] = part.slice(1).map(Number);
    const from = secondsOf(times[1]);
    const to = secondsOf(times[2]);
    if (width > 0 && height > 0 && to > from) cells.push({ from, to, x, y, width, height });
  }
  return cells.sort((one, other) => one.from - other.from);
}

/** The picture for an instant; past either end, the nearest one. */
export function cellAt(cells: readonly Cell[], seconds: number): Cell | undefined {
  let least = 0;
  let most = cells.length;
  while (most - least > 1) {
    const middle = (least + most) >> 1;
    if ((cells[middle]?.from ?? 0) <= seconds) least = middle;
    else most = middle;
  }
  return cells[least];
}

/** "00:01:02.500" or "01:02.500". */
function secondsOf(stamp: string): number {
  return stamp.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
}
