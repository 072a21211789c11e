import { type RefObject, useLayoutEffect, useState } from "react";
import type { Measure } from "./rows";

/** Of the bar that is on every page. */
const HEADER = 56;
const GAP = 16;
/** Title, status and date, and the space to the next row. */
const FOOT = 68 + 24;

/** How large the cards of a gallery of a width best are. */
export function measureOf(width: number): Measure {
  const isPhone = width < 480;
  return {
    width,
    best: isPhone ? 200 : width < 900 ? 220 : 250,
    most: isPhone ? 320 : width < 900 ? 330 : 370,
    narrow: isPhone ? 112 : 136,
    gap: isPhone ? 12 : GAP,
    foot: FOOT,
  };
}

/** The width of an element, and where on the page its top is. Zero until it is there. */
export function useExtent(element: RefObject<HTMLElement | null>): { width: number; top: number } {
  const [extent, setExtent] = useState({ width: 0, top: 0 });
  useLayoutEffect(() => {
    const one = element.current;
    if (!one) return;
    const look = () => {
      const { width, top } = one.getBoundingClientRect();
      const next = { width: Math.floor(width), top: Math.round(top + window.scrollY) };
      setExtent((before) => (before.width === next.width && before.top === next.top ? before : next));
    };
    look();
    // Whatever is above it may grow: the page's height tells.
    const watch = new ResizeObserver(look);
    watch.observe(one);
    if (one.previousElementSibling) watch.observe(one.previousElementSibling);
    return () => watch.disconnect();
  }, [element]);
  return extent;
}

/** Where the visible part of the page begins under the bars that stay: the page's own, and `bar` if it sticks. */
export function useEdge(bar: RefObject<HTMLElement | null>): number {
  const [edge, setEdge] = useState(HEADER);
  useLayoutEffect(() => {
    const one = bar.current;
    if (!one) return;
    const look = () => {
      const sticks = getComputedStyle(one).position === "sticky";
      setEdge(HEADER + (sticks ? Math.round(one.getBoundingClientRect().height) : 0));
    };
    look();
    const watch = new ResizeObserver(look);
    watch.observe(one);
    return () => watch.disconnect();
  }, [bar]);
  return edge;
}
