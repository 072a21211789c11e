import { useQuery } from "@tanstack/react-query";
import { type JSX, memo, type PointerEvent, useEffect, useRef, useState } from "react";
import { create } from "zustand";
import type { Line } from "@/shared/api/types";
import { useFormat } from "@/shared/i18n/format";
import { useWords } from "@/shared/i18n/words";
import { useCommon } from "@/shared/ui/common";
import { cx } from "@/shared/ui/cx";
import { cellAtShare, loadStrip, type Strip } from "./sprite";
import { isActive } from "./wish";
import { WORDS } from "./words";

/** Where somebody is in the film they look through: one film at a time, as a share of its length. */
export const useScrub = create<{ id: string | null; at: number }>(() => ({ id: null, at: 0 }));

const DWELL_MS = 90;
const PARTS = 24;
const DRAG_PX = 8;
const STEPS: Readonly<Record<string, "step.storyboard" | "step.scenes" | "step.film">> = {
  storyboard: "step.storyboard",
  scenes: "step.scenes",
  film: "step.film",
};

/** Goes on (or back) in the film of a card by a step, from its beginning on. */
export function scrubBy(id: string, steps: number): void {
  useScrub.setState((before) => {
    const at = before.id === id ? before.at + steps / PARTS : steps > 0 ? 0 : 1;
    return { id, at: Math.max(0, Math.min(1, at)) };
  });
}

/** Back to the poster. */
export function leave(id: string): void {
  if (useScrub.getState().id === id) useScrub.setState({ id: null, at: 0 });
}

/** The picture of a film in its true ratio. The pointer, a finger or keys look through the film without loading it. */
export const Poster = memo(function Poster({
  line,
  width,
  height,
  isFocused,
}: {
  line: Line;
  width: number;
  height: number;
  isFocused: boolean;
}): JSX.Element {
  const [isOver, setOver] = useState(false);
  const isScrubbed = useScrub((state) => state.id === line.id);
  const touch = useRef<{ x: number; scrubs: boolean } | null>(null);
  const { sprite, spriteMap, poster } = line.urls;

  const follow = (event: PointerEvent<HTMLElement>) => {
    if (!sprite) return;
    const box = event.currentTarget.getBoundingClientRect();
    const share = Math.max(0, Math.min(1, (event.clientX - box.left) / box.width));
    if (event.pointerType === "touch") {
      const drag = touch.current;
      if (!drag) return;
      if (!drag.scrubs && Math.abs(event.clientX - drag.x) < DRAG_PX) return;
      drag.scrubs = true;
      setOver(true);
    }
    useScrub.setState({ id: line.id, at: share });
  };
  const end = () => {
    touch.current = null;
    setOver(false);
    leave(line.id);
  };

  return (
    <div
      className={cx(
        "relative grid touch-pan-y place-items-center overflow-hidden",
        poster ? "bg-screen" : "border border-line bg-panel",
      )}
      style={{ width, height }}
      onPointerEnter={(event) => event.pointerType !== "touch" && setOver(true)}
      onPointerLeave={end}
      onPointerDown={(event) => {
        touch.current = event.pointerType === "touch" ? { x: event.clientX, scrubs: false } : null;
      }}
      onPointerMove={follow}
      onPointerUp={(event) => event.pointerType === "touch" && end()}
      onPointerCancel={end}
    >
      {poster ? (
        <img
          src={poster}
          alt=""
          decoding="async"
          draggable={false}
          className="absolute inset-0 size-full object-contain"
        />
      ) : (
        isActive(line) && line.needs === "nothing" && <Step step={line.step} />
      )}
      {sprite && spriteMap && (isOver || isFocused || isScrubbed) && (
        <Strips sprite={sprite} map={spriteMap} isAsked={isScrubbed} width={width} height={height} />
      )}
      {poster && <Clock seconds={line.seconds} isScrubbed={isScrubbed} />}
    </div>
  );
});

function Step({ step }: { step: string }): JSX.Element {
  const t = useCommon();
  return <span className="px-2 text-center text-xs text-quiet">{t(STEPS[step] ?? "step.")}</span>;
}

/** How long the film is; while somebody looks through it, where in it they are. */
function Clock({ seconds, isScrubbed }: { seconds: number; isScrubbed: boolean }): JSX.Element {
  const format = useFormat();
  const t = useWords(WORDS);
  const at = useScrub((state) => (isScrubbed ? state.at : null));
  const whole = format.clock(seconds);
  return (
    <span className="timecode absolute right-1.5 bottom-1.5 bg-screen/80 px-1 text-xs leading-5 text-on-screen">
      {at === null ? whole : t("spot", { at: format.clock(at * seconds), whole })}
    </span>
  );
}

/** The small pictures, fetched once somebody stays on the card, and the one of where they are in the film. */
function Strips({
  sprite,
  map,
  isAsked,
  width,
  height,
}: {
  sprite: string;
  map: string;
  isAsked: boolean;
  width: number;
  height: number;
}): JSX.Element | null {
  const dwells = useDwell();
  const at = useScrub((state) => (isAsked ? state.at : null));
  const { data: strip } = useQuery({
    queryKey: ["sprite", sprite, map],
    queryFn: ({ signal }) => loadStrip(sprite, map, signal),
    enabled: dwells,
    // The address names what it holds: it never changes.
    staleTime: "static",
    retry: false,
  });
  return strip && at !== null ? <Still strip={strip} at={at} width={width} height={height} /> : null;
}

/** A small picture of the film, as large as its poster, and where in the film it is. */
function Still({
  strip,
  at,
  width,
  height,
}: {
  strip: Strip;
  at: number;
  width: number;
  height: number;
}): JSX.Element | null {
  const cell = cellAtShare(strip.cells, at);
  if (!cell) return null;
  const [across, down] = [width / cell.width, height / cell.height];
  return (
    <>
      <div
        data-still
        className="absolute inset-0 bg-no-repeat"
        style={{
          backgroundImage: `url("${strip.src}")`,
          backgroundSize: `${strip.width * across}px ${strip.height * down}px`,
          backgroundPosition: `${-cell.x * across}px ${-cell.y * down}px`,
        }}
      />
      <div
        className="absolute inset-y-0 w-0.5 bg-accent"
        style={{ left: `calc(${at * 100}% - ${at * 2}px)` }}
      />
    </>
  );
}

/** True after a moment: a pointer that only passes by asks for nothing. */
function useDwell(): boolean {
  const [dwells, setDwells] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDwells(true), DWELL_MS);
    return () => clearTimeout(timer);
  }, []);
  return dwells;
}
