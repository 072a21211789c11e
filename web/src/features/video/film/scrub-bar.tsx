import { type JSX, type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import type { Urls } from "@/shared/api/types";
import { useFormat } from "@/shared/i18n/format";
import { useWords } from "@/shared/i18n/words";
import { slated } from "@/shared/lib/slate";
import { cx } from "@/shared/ui/cx";
import type { Deck } from "./deck";
import { frameAt, timecode } from "./frames";
import { HoverPicture, useSprite } from "./hover";
import { type Mark, markAt } from "./marks";
import { alongOf, frameAlong, leftOver, slid } from "./scrub";
import { Waveform } from "./waveform";
import { WORDS } from "./words";

const PICTURE_WIDTH = 162;
const SAY_MS = 250;

/** The film as a bar: what is loaded, where its scenes begin, where the playhead is. Drag it anywhere. */
export function ScrubBar({
  deck,
  marks,
  urls,
  wave,
}: {
  deck: Deck;
  marks: readonly Mark[];
  urls: Urls;
  /** Also how loud it is. */
  wave: boolean;
}): JSX.Element {
  const t = useWords(WORDS);
  const format = useFormat();
  const bar = useRef<HTMLDivElement>(null);
  const seconds = useStore(deck.store, (state) => state.seconds);
  const rate = useStore(deck.store, (state) => state.rate);
  const loaded = useStore(deck.store, (state) => state.loaded);
  const frames = useStore(deck.store, (state) => state.reels[0]?.frames ?? 0);
  const long = seconds ?? marks.at(-1)?.to ?? 0;
  const [over, setOver] = useState<number | null>(null);
  const [near, setNear] = useState(false);
  const dragged = useRef<{ playing: number } | null>(null);
  useSprite(urls, near);

  const said = useMemo(
    () => (at: number) => {
      const mark = markAt(marks, at);
      const place = t("bar.value", { at: format.seconds(at), of: format.seconds(long) });
      return mark ? `${place}, ${t("bar.scene", { number: mark.number, title: mark.title })}` : place;
    },
    [marks, t, format, long],
  );
  useEffect(() => {
    let last = 0;
    let late: ReturnType<typeof setTimeout> | undefined;
    const say = () => {
      last = performance.now();
      const at = deck.position;
      bar.current?.setAttribute("aria-valuenow", String(frameAt(at, rate)));
      bar.current?.setAttribute("aria-valuetext", said(at));
    };
    const stop = deck.watch((at) => {
      bar.current?.style.setProperty("--at", String(long > 0 ? Math.min(1, at / long) : 0));
      clearTimeout(late);
      if (performance.now() - last > SAY_MS) say();
      else late = setTimeout(say, SAY_MS);
    });
    return () => {
      stop();
      clearTimeout(late);
    };
  }, [deck, long, rate, said]);

  const along = (event: PointerEvent) => {
    const box = bar.current?.getBoundingClientRect();
    return box ? alongOf(box, event.clientX) : 0;
  };
  const seekTo = (place: number) => deck.seekFrame(frameAlong(place, frames));
  const press = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const { shuttle } = deck.store.getState();
    dragged.current = { playing: shuttle };
    if (shuttle) deck.pause();
    setNear(true);
    const place = along(event);
    setOver(place);
    seekTo(place);
  };
  const move = (event: PointerEvent<HTMLDivElement>) => {
    const place = along(event);
    if (dragged.current) seekTo(place);
    if (dragged.current || event.pointerType !== "touch") setOver(place);
  };
  const letGo = (event: PointerEvent<HTMLDivElement>) => {
    const before = dragged.current;
    dragged.current = null;
    if (event.pointerType === "touch") setOver(null);
    if (before && before.playing > 0) deck.play(before.playing);
  };
  const slide = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = slid(event.key, event.shiftKey);
    if (by === null) return;
    event.preventDefault();
    if (by === "start") deck.seek(0);
    else if (by === "end") deck.seekFrame(frames - 1);
    else deck.skip(by);
  };

  const width = bar.current?.clientWidth ?? 0;
  const hovered = over === null ? null : frameAlong(over, frames);
  const hoveredMark = over === null ? undefined : markAt(marks, over * long);
  return (
    <div className="relative">
      {over !== null && hovered !== null && (
        <div
          className="pointer-events-none absolute bottom-full z-10 mb-1"
          style={{ left: leftOver({ left: 0, width }, over, PICTURE_WIDTH), minWidth: PICTURE_WIDTH }}
        >
          <HoverPicture
            urls={urls}
            seconds={over * long}
            code={timecode(hovered, rate)}
            scene={
              hoveredMark
                ? `${t("scene.slate", { number: slated(hoveredMark.number) })} ${hoveredMark.title}`
                : null
            }
          />
        </div>
      )}
      <div
        ref={bar}
        role="slider"
        tabIndex={0}
        aria-label={t("bar")}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, frames - 1)}
        aria-valuenow={0}
        aria-disabled={frames === 0 || undefined}
        className={cx("group/bar relative cursor-pointer touch-none select-none", wave ? "pt-1" : "")}
        onPointerEnter={() => setNear(true)}
        onFocus={() => setNear(true)}
        onPointerDown={press}
        onPointerMove={move}
        onPointerUp={letGo}
        onPointerCancel={letGo}
        onPointerLeave={() => !dragged.current && setOver(null)}
        onKeyDown={slide}
      >
        <div className="relative flex h-6 items-center pointer-coarse:h-9">
          <div className="relative h-1 w-full bg-line transition-[height] group-hover/bar:h-1.5">
            {loaded.map((stretch) => (
              <div
                key={stretch.from}
                className="absolute inset-y-0 bg-border"
                style={{
                  left: `${(100 * stretch.from) / (long || 1)}%`,
                  width: `${Math.min(100, (100 * (stretch.to - stretch.from)) / (long || 1))}%`,
                }}
              />
            ))}
            <div
              className="absolute inset-0 origin-left bg-mark"
              style={{ transform: "scaleX(var(--at, 0))" }}
            />
          </div>
          {marks.slice(1).map((mark) => (
            <div
              key={mark.number}
              className="absolute top-1/2 h-3 w-0.5 -translate-x-1/2 -translate-y-1/2 bg-text"
              style={{ left: `${(100 * mark.from) / (long || 1)}%` }}
            />
          ))}
        </div>
        {wave && <Waveform url={urls.peaks ?? null} />}
        <div
          className="pointer-events-none absolute inset-y-0 w-0 border-l-2 border-mark"
          style={{ left: "calc(var(--at, 0) * 100% - 1px)" }}
        >
          <div className="absolute top-3 -left-[7px] size-3 -translate-y-1/2 rounded-full bg-mark pointer-coarse:top-[1.125rem]" />
        </div>
      </div>
    </div>
  );
}
