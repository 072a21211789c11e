/** How large things may be, in pixels. */
export interface Measure {
  /** Of all rows together. */
  width: number;
  /** How high the pictures of a row would best be, and how high they may be at most. */
  best: number;
  most: number;
  /** What a picture should not be narrower than: there are words under it. */
  narrow: number;
  gap: number;
  /** Height of the words under a picture, and the space to the next row. */
  foot: number;
}

/** Cards `start` to `end` (not included), with pictures of one height. */
export interface Row {
  start: number;
  end: number;
  y: number;
  /** Of the pictures alone. */
  height: number;
}

/** Where every card is. */
export interface Layout {
  rows: readonly Row[];
  /** By card. */
  x: readonly number[];
  width: readonly number[];
  rowOf: readonly number[];
  height: number;
}

const WASTE = 1.6;
const TIGHT = 5;
/** A row that would be full at a little more than the most is made full. */
const NEARLY = 1.15;

/**
 * Pictures of the given ratios (width by height) in their order, in rows that are as wide as the page wherever
 * that leaves them neither too large nor too narrow. What comes later changes only the last rows.
 */
export function layOut(ratios: readonly number[], measure: Measure): Layout {
  const rows: Row[] = [];
  const x: number[] = [];
  const width: number[] = [];
  const rowOf: number[] = [];
  let y = 0;
  for (let start = 0; start < ratios.length; ) {
    const { end, height } = nextRow(ratios, start, measure);
    const widths = ratios.slice(start, end).map((ratio) => ratio * height);
    const used = widths.reduce((sum, one) => sum + one, 0) + measure.gap * (end - start - 1);
    // A row that is nearly full is made full: its height was rounded down.
    const left = measure.width - used;
    const spread = end - start > 1 && left < 2 * (end - start) + 4 ? left / (end - start - 1) : 0;
    let at = 0;
    for (const one of widths) {
      x.push(Math.round(at));
      width.push(one);
      rowOf.push(rows.length);
      at += one + measure.gap + spread;
    }
    rows.push({ start, end, y, height });
    y += height + measure.foot;
    start = end;
  }
  return { rows, x, width, rowOf, height: y };
}

function nextRow(
  ratios: readonly number[],
  start: number,
  measure: Measure,
): { end: number; height: number } {
  let best = { end: start + 1, height: 0, cost: Number.POSITIVE_INFINITY };
  let sum = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let end = start + 1; end <= ratios.length; end += 1) {
    const ratio = ratios[end - 1] ?? 1;
    sum += ratio;
    least = Math.min(least, ratio);
    const full = (measure.width - measure.gap * (end - start - 1)) / sum;
    const most = full <= measure.most * NEARLY ? full : measure.most;
    const isLast = end === ratios.length;
    const height = Math.min(full, isLast ? Math.max(measure.best, measure.narrow / least) : most);
    const waste = isLast ? 0 : 1 - height / full;
    const tight = Math.max(0, measure.narrow / (least * height) - 1);
    const cost = Math.abs(Math.log(height / measure.best)) + WASTE * waste + TIGHT * tight;
    if (cost < best.cost) best = { end, height, cost };
    if (full < measure.best / 2) break;
  }
  return { end: best.end, height: Math.max(1, Math.floor(best.height)) };
}

/** The row at a height of the page, or the nearest to it. */
export function rowAt(layout: Layout, y: number): number {
  let low = 0;
  let high = layout.rows.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((layout.rows[middle]?.y ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

export type Direction = "left" | "right" | "up" | "down";

/** The middle of a card. */
export function middleOf(layout: Layout, card: number): number {
  return (layout.x[card] ?? 0) + (layout.width[card] ?? 0) / 2;
}

/**
 * The card beside, above or below; the same one at an edge. Up and down go to what is nearest to `goal`, the
 * place from left to right that somebody set out from.
 */
export function neighbour(layout: Layout, card: number, direction: Direction, goal: number): number {
  const last = layout.x.length - 1;
  if (direction === "left") return Math.max(0, card - 1);
  if (direction === "right") return Math.min(last, card + 1);
  const row = layout.rows[(layout.rowOf[card] ?? 0) + (direction === "up" ? -1 : 1)];
  if (!row) return card;
  let nearest = row.start;
  for (let one = row.start; one < row.end; one += 1) {
    const distance = Math.abs(middleOf(layout, one) - goal);
    if (distance < Math.abs(middleOf(layout, nearest) - goal)) nearest = one;
  }
  return nearest;
}
