import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from "react";
import type { Line } from "@/shared/api/types";
import { type Layout, rowAt } from "./rows";

/** What somebody looks at: a card, and how far the top of its row is above (below 0) or below the edge. */
interface Place {
  id: string;
  index: number;
  offset: number;
}

const SETTLED_MS = 150;

/** The place that this entry of the browser's history was left at. */
function keptPlace(): Place | null {
  const state = history.state as { gallery?: Place } | null;
  return state?.gallery ?? null;
}

/**
 * Keeps what somebody looks at where it is on the screen: over a reload and when they come back to it, and when
 * the window gets another width or videos come and go above. `edge` is where the visible part begins.
 */
export function usePlace(
  list: RefObject<HTMLElement | null>,
  layout: Layout,
  lines: readonly Line[],
  wish: string,
  edge: number,
): void {
  /** A place to come back to, whose lines may not be there yet. */
  const due = useRef<Place | null>(null);
  /** What was on the page until now: what somebody looks at is told by it, whatever comes instead. */
  const shown = useRef({ layout, lines, wish, edge });

  const look = useCallback((): Place | null => {
    const { layout, lines, edge } = shown.current;
    const top = list.current?.getBoundingClientRect().top ?? 0;
    if (top >= edge) return null;
    const row = layout.rows[rowAt(layout, edge - top)];
    return row ? { id: lines[row.start]?.id ?? "", index: row.start, offset: top + row.y - edge } : null;
  }, [list]);

  const begun = useRef(false);
  useLayoutEffect(() => {
    const before = shown.current;
    const isOther = !begun.current || before.wish !== wish;
    if (isOther) due.current = keptPlace();
    // Another wish begins at its top, unless somebody comes back to it.
    if (isOther && begun.current && !due.current) window.scrollTo({ top: 0, behavior: "instant" });
    begun.current = true;
    const wanted = due.current ?? (isOther ? null : look());
    shown.current = { layout, lines, wish, edge };
    const element = list.current;
    if (!wanted || !element || !layout.rows.length) return;
    const found = wanted.id ? lines.findIndex((line) => line.id === wanted.id) : -1;
    const index = found >= 0 ? found : Math.min(wanted.index, layout.rowOf.length - 1);
    const row = layout.rows[layout.rowOf[index] ?? 0];
    if (!row) return;
    const by = element.getBoundingClientRect().top + row.y - edge - wanted.offset;
    if (Math.abs(by) >= 1) window.scrollBy({ top: by, behavior: "instant" });
    if (wanted.index < lines.length) due.current = null;
  }, [layout, lines, wish, edge, list, look]);

  useEffect(() => {
    const before = history.scrollRestoration;
    history.scrollRestoration = "manual";
    let timer: ReturnType<typeof setTimeout> | undefined;
    const settled = () => {
      if (due.current) return;
      history.replaceState({ ...(history.state ?? {}), gallery: look() ?? undefined }, "");
    };
    const scrolled = () => {
      clearTimeout(timer);
      timer = setTimeout(settled, SETTLED_MS);
    };
    const touched = () => {
      due.current = null;
    };
    const leaving = () => {
      clearTimeout(timer);
      settled();
    };
    window.addEventListener("scroll", scrolled, { passive: true });
    window.addEventListener("wheel", touched, { passive: true });
    window.addEventListener("touchmove", touched, { passive: true });
    window.addEventListener("keydown", touched);
    window.addEventListener("pagehide", leaving);
    return () => {
      history.scrollRestoration = before;
      clearTimeout(timer);
      window.removeEventListener("scroll", scrolled);
      window.removeEventListener("wheel", touched);
      window.removeEventListener("touchmove", touched);
      window.removeEventListener("keydown", touched);
      window.removeEventListener("pagehide", leaving);
    };
  }, [look]);
}
