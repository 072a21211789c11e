import {
  type ChangeEvent,
  type FocusEvent,
  type JSX,
  type KeyboardEvent,
  type MouseEvent,
  memo,
  type PointerEvent,
  useEffect,
  useRef,
  useState,
} from "react";
import type { Line } from "@/shared/api/types";
import { useWords } from "@/shared/i18n/words";
import { Button } from "@/shared/ui/button";
import { cx } from "@/shared/ui/cx";
import { Ring } from "@/shared/ui/icons";
import { CardMenu, pathOf } from "./card-menu";
import { Foot } from "./foot";
import { leave, Poster } from "./poster";
import { again, nameOf } from "./removal";
import { WORDS } from "./words";

/** What a card can be told by a person. The same object for all cards, for good. */
export interface Acts {
  focused: (id: string) => void;
  toggle: (id: string) => void;
  range: (id: string) => void;
  remove: (id: string) => void;
  open: (path: string) => void;
}

const LONG_PRESS_MS = 450;
const STILL_PX = 8;

/** A video in the gallery. */
export const Card = memo(function Card({
  line,
  x,
  y,
  width,
  height,
  isSelected,
  isSelecting,
  isCurrent,
  place,
  total,
  acts,
}: {
  line: Line;
  x: number;
  y: number;
  width: number;
  /** Of the picture. */
  height: number;
  isSelected: boolean;
  isSelecting: boolean;
  /** The one of all cards that Tab comes to. */
  isCurrent: boolean;
  place: number;
  total: number;
  acts: Acts;
}): JSX.Element {
  const t = useWords(WORDS);
  const [isWarm, setWarm] = useState(false);
  const [isFocused, setFocused] = useState(false);
  const press = useLongPress(() => acts.toggle(line.id));
  const name = nameOf(line);
  const tab = isCurrent ? 0 : -1;

  const click = (event: MouseEvent) => {
    if (press.swallowed()) event.preventDefault();
    else if (event.shiftKey) {
      event.preventDefault();
      acts.range(line.id);
    } else if (!event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      if (isSelecting) acts.toggle(line.id);
      else acts.open(pathOf(line));
    }
  };
  const space = (event: KeyboardEvent) => {
    if (event.key !== " ") return;
    event.preventDefault();
    if (event.shiftKey) acts.range(line.id);
    else acts.toggle(line.id);
  };
  const check = (event: ChangeEvent) => {
    if ((event.nativeEvent as globalThis.MouseEvent).shiftKey) acts.range(line.id);
    else acts.toggle(line.id);
  };
  const focus = (event: FocusEvent) => {
    setWarm(true);
    setFocused(event.target.matches("[data-card]:focus-visible"));
    acts.focused(line.id);
  };

  return (
    <li
      aria-posinset={place}
      aria-setsize={total}
      onPointerEnter={() => setWarm(true)}
      onFocus={focus}
      onBlur={() => {
        setFocused(false);
        leave(line.id);
      }}
      className="group absolute top-0 left-0 select-none [contain:layout_style]"
      style={{ width, transform: `translate(${x}px, ${y}px)` }}
    >
      <a
        href={pathOf(line)}
        data-card={line.id}
        tabIndex={tab}
        draggable={false}
        onClick={click}
        onKeyDown={space}
        {...press.handlers}
        className="block [-webkit-touch-callout:none]"
      >
        <div className={cx(isSelected && "outline-2 outline-offset-2 outline-mark")}>
          <Poster line={line} width={width} height={height} isFocused={isFocused} />
        </div>
        <span dir="auto" className="block truncate pt-1.5 text-sm leading-5">
          {name}
        </span>
      </a>
      <Foot line={line} edge={height} />
      {line.status === "failed" && (
        <div
          className={cx(
            "pointer-events-none absolute inset-x-0 top-0 grid",
            line.urls.poster ? "items-end" : "items-center justify-items-center text-center",
          )}
          style={{ height }}
        >
          <div
            className={cx(
              "grid gap-1.5 p-2 text-xs",
              line.urls.poster
                ? "justify-items-start border-t border-failure bg-panel/95"
                : "justify-items-center",
            )}
          >
            <p dir="auto" className="line-clamp-3 [overflow-wrap:anywhere]">
              {line.error || t("failed")}
            </p>
            <Again line={line} tab={tab} />
          </div>
        </div>
      )}
      <label
        className={cx(
          "absolute top-1 left-1 grid size-8 cursor-pointer place-items-center rounded-control text-on-screen pointer-coarse:top-0 pointer-coarse:left-0 pointer-coarse:size-11",
          "transition-opacity has-focus-visible:outline-2 has-focus-visible:outline-mark [--color-mark:var(--color-accent)]",
          !isSelecting && !isSelected && "opacity-0 group-focus-within:opacity-100 group-hover:opacity-100",
          !isSelecting && "pointer-coarse:pointer-events-none pointer-coarse:opacity-0",
        )}
      >
        <input
          type="checkbox"
          checked={isSelected}
          onChange={check}
          tabIndex={tab}
          aria-label={t("select.one", { title: name })}
          className="absolute inset-0 size-full cursor-pointer opacity-0"
        />
        <span aria-hidden="true" className="grid size-8 place-items-center rounded-control bg-screen/80">
          {isSelected ? (
            <Ring size={24} />
          ) : (
            <span className="size-4 rounded-full border-2 border-on-screen" />
          )}
        </span>
      </label>
      <CardMenu line={line} isWarm={isWarm} onWarm={setWarm} tab={tab} onDelete={acts.remove} />
    </li>
  );
});

/** The place of a video that is not read yet. */
export function Reserved({
  x,
  y,
  width,
  height,
}: {
  x: number;
  y: number;
  width: number;
  height: number;
}): JSX.Element {
  return (
    <li
      aria-hidden="true"
      className="absolute top-0 left-0 bg-raised/60"
      style={{ width, height, transform: `translate(${x}px, ${y}px)` }}
    />
  );
}

function Again({ line, tab }: { line: Line; tab: number }): JSX.Element {
  const t = useWords(WORDS);
  const [isBusy, setBusy] = useState(false);
  const retry = async () => {
    setBusy(true);
    await again(line, t);
    setBusy(false);
  };
  return (
    <Button
      icon="retry"
      busy={isBusy}
      tabIndex={tab}
      onClick={() => void retry()}
      className="pointer-events-auto px-2 py-0.5 text-xs"
    >
      {t("retry")}
    </Button>
  );
}

/** A finger that rests on a card selects it; the click and the menu of the browser that follow mean nothing then. */
function useLongPress(act: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const begun = useRef<{ x: number; y: number } | null>(null);
  const swallow = useRef(false);
  useEffect(() => () => clearTimeout(timer.current), []);
  const stop = () => {
    clearTimeout(timer.current);
    begun.current = null;
  };
  const handlers = {
    onPointerDown: (event: PointerEvent) => {
      swallow.current = false;
      if (event.pointerType !== "touch") return;
      begun.current = { x: event.clientX, y: event.clientY };
      timer.current = setTimeout(() => {
        swallow.current = true;
        act();
      }, LONG_PRESS_MS);
    },
    onPointerMove: (event: PointerEvent) => {
      const from = begun.current;
      if (!from) return;
      if (Math.hypot(event.clientX - from.x, event.clientY - from.y) < STILL_PX) return;
      // It drags: it looks through the film.
      swallow.current = true;
      stop();
    },
    onPointerUp: stop,
    onPointerCancel: stop,
    onContextMenu: (event: MouseEvent) => {
      if (begun.current || swallow.current) event.preventDefault();
    },
  };
  return { handlers, swallowed: () => swallow.current };
}
