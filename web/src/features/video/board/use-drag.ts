import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { type RefObject, useEffect, useRef, useState } from "react";

const KIND = "scene";
type Edge = "before" | "after";

/** Lets a card be dragged by its handle, and shows where another one would land. */
export function useDrag(
  key: string,
  card: RefObject<HTMLElement | null>,
  handle: RefObject<HTMLElement | null>,
): { dragged: boolean; edge: Edge | null } {
  const [dragged, setDragged] = useState(false);
  const [edge, setEdge] = useState<Edge | null>(null);
  useEffect(() => {
    const element = card.current;
    const dragHandle = handle.current;
    if (!element || !dragHandle) return;
    return combine(
      draggable({
        element,
        dragHandle,
        getInitialData: () => ({ kind: KIND, key }),
        onDragStart: () => setDragged(true),
        onDrop: () => setDragged(false),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data.kind === KIND && source.data.key !== key,
        getData: ({ input }) => {
          const box = element.getBoundingClientRect();
          return { key, edge: input.clientY < box.top + box.height / 2 ? "before" : "after" };
        },
        onDrag: ({ self }) => setEdge(self.data.edge as Edge),
        onDragLeave: () => setEdge(null),
        onDrop: () => setEdge(null),
      }),
    );
  }, [key, card, handle]);
  return { dragged, edge };
}

/** Hears of a card that was dropped before or after another one. */
export function useDrops(onDrop: (key: string, target: string, edge: Edge) => void): void {
  const latest = useRef(onDrop);
  latest.current = onDrop;
  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => source.data.kind === KIND,
        onDrop: ({ source, location }) => {
          const target = location.current.dropTargets[0]?.data;
          if (target) latest.current(String(source.data.key), String(target.key), target.edge as Edge);
        },
      }),
    [],
  );
}
