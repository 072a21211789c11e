import { defaultRangeExtractor, type Range, useWindowVirtualizer } from "@tanstack/react-virtual";
import {
  type JSX,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { Aspect } from "@/shared/api/types";
import { useWords } from "@/shared/i18n/words";
import { type Acts, Card, Reserved } from "./card";
import type { Gallery } from "./list";
import { measureOf, useExtent } from "./measure";
import { usePlace } from "./place";
import { type Direction, layOut, middleOf, neighbour } from "./rows";
import type { Selection } from "./selection";
import { WORDS } from "./words";

/** What keys do in the grid. */
export interface Moves {
  move: (direction: Direction) => void;
  /** The video whose card has the focus. */
  current: () => string | null;
}

const RATIOS: Record<Aspect, number> = { "16:9": 16 / 9, "9:16": 9 / 16, "1:1": 1 };
/** Rows that are there before and after those that are seen. */
const SPARE_ROWS = 2;
/** Pages are asked for when what is seen comes this near to what is not read yet. */
const AHEAD_ROWS = 6;
const RESERVED = 12;
/** What lies over the page: the bar above, and the selection or the pages of a phone below. */
const COVERED_BELOW = 80;

/**
 * The videos in rows, of which only those near the window are there. `edge` is where under the bars of the page
 * the visible part begins.
 */
export function Grid({
  list,
  wish,
  edge,
  selection,
  isSelecting,
  acts,
  moves,
}: {
  list: Gallery;
  /** A name of what is looked at. */
  wish: string;
  edge: number;
  selection: Selection;
  isSelecting: boolean;
  acts: Omit<Acts, "focused">;
  moves: Ref<Moves>;
}): JSX.Element {
  const t = useWords(WORDS);
  const { lines, hasMore, canAsk, more } = list;
  const holder = useRef<HTMLUListElement>(null);
  const { width, top } = useExtent(holder);
  const count = list.isLoading && !list.total ? RESERVED : list.total;

  const layout = useMemo(() => {
    const told = lines.map((line) => RATIOS[line.aspect as Aspect] ?? RATIOS["16:9"]);
    // Those that are not read yet are taken to be of the same shapes, so that the page is as long as it will be.
    const ratios = Array.from({ length: count }, (_, card) =>
      told.length ? (told[card] ?? told[card % told.length] ?? 1) : RATIOS["16:9"],
    );
    return width ? layOut(ratios, measureOf(width)) : layOut([], measureOf(1));
  }, [lines, count, width]);

  const [currentId, setCurrentId] = useState<string | null>(null);
  const places = useMemo(() => new Map(lines.map((line, card) => [line.id, card])), [lines]);
  const current = currentId === null ? undefined : places.get(currentId);
  const currentRow = current === undefined ? undefined : layout.rowOf[current];

  const virtual = useWindowVirtualizer({
    count: layout.rows.length,
    estimateSize: (row) => (layout.rows[row]?.height ?? 0) + measureOf(width).foot,
    overscan: SPARE_ROWS,
    scrollMargin: top,
    useFlushSync: false,
    // The row with the focus stays there, wherever somebody scrolls.
    rangeExtractor: useCallback(
      (range: Range) => {
        const rows = defaultRangeExtractor(range);
        if (currentRow === undefined || rows.includes(currentRow)) return rows;
        return [...rows, currentRow].sort((a, b) => a - b);
      },
      [currentRow],
    ),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another layout has other heights.
  useLayoutEffect(() => virtual.measure(), [layout, virtual]);
  usePlace(holder, layout, lines, wish, edge);

  const seen = virtual.range;
  const lastSeen =
    layout.rows[Math.min((seen?.endIndex ?? 0) + AHEAD_ROWS, layout.rows.length - 1)]?.end ?? 0;
  const needsMore = hasMore && canAsk && (lastSeen >= lines.length || !lines.length);
  useEffect(() => {
    if (needsMore) more();
  }, [needsMore, more]);

  const goal = useRef<number | null>(null);
  const wantsFocus = useRef(false);
  const latest = useRef({ layout, lines, current, seen });
  latest.current = { layout, lines, current, seen };
  const hadFocus = useRef<{ id: string; card: number } | null>(null);

  const go = useCallback((card: number) => {
    const line = latest.current.lines[card];
    if (!line) return;
    wantsFocus.current = true;
    setCurrentId(line.id);
    if (latest.current.current === card) focusOn(line.id);
  }, []);
  const move = useCallback(
    (direction: Direction) => {
      const { layout, lines, current, seen } = latest.current;
      if (!lines.length) return;
      const has = holder.current?.contains(document.activeElement) && current !== undefined;
      if (!has) {
        go(current ?? Math.min(layout.rows[seen?.startIndex ?? 0]?.start ?? 0, lines.length - 1));
        return;
      }
      if (direction === "left" || direction === "right" || goal.current === null)
        goal.current = middleOf(layout, current);
      const next = Math.min(neighbour(layout, current, direction, goal.current), lines.length - 1);
      if (direction === "left" || direction === "right") goal.current = middleOf(layout, next);
      go(next);
    },
    [go],
  );
  useImperativeHandle(
    moves,
    () => ({
      move,
      current: () =>
        document.activeElement instanceof HTMLElement
          ? (document.activeElement.closest("li")?.querySelector<HTMLElement>("[data-card]")?.dataset.card ??
            null)
          : null,
    }),
    [move],
  );

  // The card is there by now: its row always is.
  useLayoutEffect(() => {
    if (!wantsFocus.current || currentId === null) return;
    wantsFocus.current = false;
    focusOn(currentId);
    const row = currentRow === undefined ? undefined : layout.rows[currentRow];
    if (row) reveal(top + row.y, row.height + measureOf(width).foot, edge);
  }, [currentId, currentRow, layout, top, width, edge]);

  // Where the card with the focus went away, the one that took its place gets it.
  useEffect(() => {
    const had = hadFocus.current;
    if (!had || places.has(had.id) || document.activeElement !== document.body) return;
    hadFocus.current = null;
    if (lines.length) go(Math.min(had.card, lines.length - 1));
  }, [lines, places, go]);

  const all = useRef(acts);
  all.current = acts;
  const stable = useMemo<Acts>(
    () => ({
      focused: (id) => {
        const card = latest.current.lines.findIndex((line) => line.id === id);
        hadFocus.current = { id, card };
        setCurrentId(id);
      },
      toggle: (id) => all.current.toggle(id),
      range: (id) => all.current.range(id),
      remove: (id) => all.current.remove(id),
      open: (path) => all.current.open(path),
    }),
    [],
  );

  const rows = virtual.getVirtualItems();
  const tabbed = current ?? layout.rows[seen?.startIndex ?? 0]?.start ?? 0;
  return (
    <ul
      ref={holder}
      aria-label={t("title")}
      aria-busy={list.isLoading || list.isOld}
      className={list.isOld ? "relative opacity-60 transition-opacity" : "relative transition-opacity"}
      style={{ height: layout.height, overflowAnchor: "none" }}
      onBlur={(event) => {
        if (event.relatedTarget) hadFocus.current = null;
        goal.current = event.relatedTarget ? goal.current : null;
      }}
    >
      {rows.flatMap(({ index }) => {
        const row = layout.rows[index];
        if (!row) return [];
        return Array.from({ length: row.end - row.start }, (_, nth) => {
          const card = row.start + nth;
          const line = lines[card];
          const at = {
            x: layout.x[card] ?? 0,
            y: row.y,
            width: layout.width[card] ?? 0,
            height: row.height,
          };
          return line ? (
            <Card
              key={line.id}
              line={line}
              {...at}
              isSelected={selection.ids.has(line.id)}
              isSelecting={isSelecting}
              isCurrent={card === tabbed}
              place={card + 1}
              total={list.isWhole || count > lines.length ? count : -1}
              acts={stable}
            />
          ) : (
            <Reserved key={`reserved-${card}`} {...at} />
          );
        });
      })}
    </ul>
  );
}

function focusOn(id: string): void {
  document.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
}

/** Scrolls only as far as it takes to see what is at `y` of the page. */
function reveal(y: number, height: number, edge: number): void {
  const [first, last] = [window.scrollY + edge + 8, window.scrollY + window.innerHeight - COVERED_BELOW];
  const by = y < first ? y - first : y + height > last ? Math.min(y + height - last, y - first) : 0;
  if (by) window.scrollBy({ top: by, behavior: "instant" });
}
