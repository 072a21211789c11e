import { describe, expect, it } from "vitest";
import { measureOf } from "./measure";
import { type Layout, layOut, middleOf, neighbour, rowAt } from "./rows";

const SHAPES = [16 / 9, 9 / 16, 1];

/** Numbers that look like chance and are the same each time. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

function mixed(count: number, random: () => number): number[] {
  return Array.from({ length: count }, () => SHAPES[Math.floor(random() * SHAPES.length)] ?? 1);
}

function cases(): { ratios: number[]; width: number; layout: Layout }[] {
  return Array.from({ length: 150 }, (_, seed) => {
    const random = chance(seed + 1);
    const ratios = mixed(Math.floor(random() * 90), random);
    const width = Math.floor(280 + random() * 1400);
    return { ratios, width, layout: layOut(ratios, measureOf(width)) };
  });
}

describe("rows of pictures", () => {
  it("keep the order: every card once, rows one under the other, from left to right in each", () => {
    for (const { ratios, layout } of cases()) {
      expect(layout.rows.flatMap(({ start, end }) => ratios.slice(start, end))).toEqual(ratios);
      for (let card = 1; card < ratios.length; card += 1) {
        const isSame = layout.rowOf[card] === layout.rowOf[card - 1];
        if (isSame) expect(layout.x[card]).toBeGreaterThan(layout.x[card - 1] ?? 0);
        else expect(layout.x[card]).toBe(0);
      }
    }
  });

  it("never let two cards overlap, or one leave the page", () => {
    for (const { ratios, width, layout } of cases()) {
      const { foot, gap } = measureOf(width);
      for (let row = 1; row < layout.rows.length; row += 1) {
        const above = layout.rows[row - 1];
        expect(layout.rows[row]?.y).toBe((above?.y ?? 0) + (above?.height ?? 0) + foot);
      }
      for (let card = 0; card < ratios.length; card += 1) {
        const right = (layout.x[card] ?? 0) + (layout.width[card] ?? 0);
        expect(right).toBeLessThanOrEqual(width + 1);
        if (layout.rowOf[card + 1] === layout.rowOf[card])
          expect(layout.x[card + 1]).toBeGreaterThanOrEqual(right + gap - 1);
      }
    }
  });

  it("keep every ratio exactly", () => {
    for (const { ratios, layout } of cases())
      for (const [card, ratio] of ratios.entries()) {
        const height = layout.rows[layout.rowOf[card] ?? 0]?.height ?? 0;
        expect(height).toBeGreaterThan(0);
        expect((layout.width[card] ?? 0) / height).toBeCloseTo(ratio, 9);
      }
  });

  it("change only their end when more is read", () => {
    const random = chance(7);
    const ratios = mixed(400, random);
    const measure = measureOf(1376);
    const whole = layOut(ratios, measure);
    for (const count of [60, 160, 260]) {
      const part = layOut(ratios.slice(0, count), measure);
      expect(part.rows.slice(0, -3)).toEqual(whole.rows.slice(0, part.rows.length - 3));
    }
  });

  it("fill the page but for their last one where there is room for three shapes in a row", () => {
    const measure = measureOf(1376);
    const { rows, x, width } = layOut(mixed(300, chance(3)), measure);
    for (const { end } of rows.slice(0, -1)) {
      const right = (x[end - 1] ?? 0) + (width[end - 1] ?? 0);
      expect(right).toBeGreaterThan(1376 - 3);
    }
  });

  it("find the row at a height of the page", () => {
    for (const { layout } of cases())
      for (const [index, row] of layout.rows.entries()) {
        expect(rowAt(layout, row.y)).toBe(index);
        expect(rowAt(layout, row.y + row.height)).toBe(index);
      }
    expect(rowAt(layOut([], measureOf(800)), 500)).toBe(0);
  });
});

describe("moving by keys", () => {
  it("goes to the nearest card above or below, and back again", () => {
    const layout = layOut(mixed(60, chance(11)), measureOf(1376));
    for (let card = 0; card < 40; card += 1) {
      const goal = middleOf(layout, card);
      const below = neighbour(layout, card, "down", goal);
      expect(layout.rowOf[below]).toBe((layout.rowOf[card] ?? 0) + 1);
      const row = layout.rows[layout.rowOf[below] ?? 0];
      for (let other = row?.start ?? 0; other < (row?.end ?? 0); other += 1)
        expect(Math.abs(middleOf(layout, below) - goal)).toBeLessThanOrEqual(
          Math.abs(middleOf(layout, other) - goal),
        );
      expect(neighbour(layout, below, "up", goal)).toBe(card);
    }
  });

  it("goes on over the end of a row, and stays at the ends of the grid", () => {
    const layout = layOut([1, 1, 1, 1, 1, 1, 1, 1], measureOf(600));
    const last = (layout.rows[0]?.end ?? 0) - 1;
    expect(neighbour(layout, last, "right", 0)).toBe(last + 1);
    expect(neighbour(layout, 0, "left", 0)).toBe(0);
    expect(neighbour(layout, 0, "up", 0)).toBe(0);
    expect(neighbour(layout, 7, "right", 0)).toBe(7);
    expect(neighbour(layout, 7, "down", 0)).toBe(7);
  });
});
