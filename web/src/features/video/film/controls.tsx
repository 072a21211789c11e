import { type JSX, useEffect, useRef } from "react";
import { useStore } from "zustand";
import type { VideoView } from "@/shared/api/types";
import { useWords } from "@/shared/i18n/words";
import { IconButton } from "@/shared/ui/button";
import { cx } from "@/shared/ui/cx";
import { Slider } from "@/shared/ui/field";
import { Menu } from "@/shared/ui/menu";
import { notify } from "@/shared/ui/toast";
import type { Deck } from "./deck";
import { frameAt, timecode } from "./frames";
import { SPEEDS } from "./shuttle";
import { useSpeeds } from "./speeds";
import { WORDS } from "./words";

/** The row of buttons under the bar. */
export function Controls({
  deck,
  video,
  full,
  onFull,
}: {
  deck: Deck;
  video: VideoView;
  full: boolean;
  onFull: () => void;
}): JSX.Element {
  const t = useWords(WORDS);
  const speedOf = useSpeeds();
  const state = useStore(deck.store);
  const { shuttle, speed, volume, muted, captions } = state;
  const none = state.reels.length === 0;
  const silent = muted || volume === 0;
  const track = state.reels[0]?.captions;
  const burnt = video.brief.captions ?? true;
  const shown = shuttle === 0 ? speed : shuttle;
  return (
    <div className="flex flex-wrap items-center gap-1">
      <IconButton
        icon={shuttle === 0 ? "play" : "pause"}
        label={t(shuttle === 0 ? "play" : "pause")}
        keys={t("key.space")}
        disabled={none}
        onClick={() => deck.toggle()}
      />
      <IconButton
        icon="chevronLeft"
        label={t("frame.back")}
        keys=","
        disabled={none}
        className="@max-lg:hidden"
        onClick={() => deck.step(-1)}
      />
      <IconButton
        icon="chevronRight"
        label={t("frame.on")}
        keys="."
        disabled={none}
        className="@max-lg:hidden"
        onClick={() => deck.step(1)}
      />
      <Clock deck={deck} />
      <div className="ml-auto flex flex-wrap items-center justify-end gap-1">
        <Menu
          label={t("speed")}
          trigger={
            <button
              type="button"
              disabled={none}
              aria-label={t("speed.now", { speed: speedOf(shown) })}
              className="touch min-w-12 rounded-control px-2 text-sm hover:bg-raised disabled:opacity-45"
            >
              {speedOf(shown)}
            </button>
          }
          items={SPEEDS.map((one) => ({
            label: speedOf(one),
            ...(one === speed ? { icon: "check" as const } : {}),
            onSelect: () => deck.setSpeed(one),
          }))}
        />
        <IconButton
          icon="captions"
          label={captionsLabel(t, { track: Boolean(track), burnt, captions })}
          keys="C"
          disabled={none || !track}
          aria-disabled={burnt || undefined}
          className={cx(burnt ? "opacity-45" : captions && "border-border bg-raised text-mark")}
          onClick={() =>
            burnt ? notify({ text: t("captions.burnt"), kind: "done" }) : deck.setCaptions(!captions)
          }
        />
        <IconButton
          icon={silent ? "muted" : "volume"}
          label={t(silent ? "unmute" : "mute")}
          keys="M"
          onClick={() => deck.setMuted(!silent)}
        />
        <div className="w-20 @max-lg:hidden pointer-coarse:hidden">
          <Slider
            label={t("volume")}
            value={silent ? 0 : Math.round(volume * 100)}
            min={0}
            max={100}
            step={5}
            said={t("volume.now", { percent: silent ? 0 : Math.round(volume * 100) })}
            onChange={(next) => deck.setVolume(next / 100)}
          />
        </div>
        <IconButton
          icon="fullscreen"
          label={t(full ? "full.leave" : "full")}
          keys="F"
          disabled={none}
          onClick={onFull}
        />
      </div>
    </div>
  );
}

type Say = (key: "captions.on" | "captions.off" | "captions.burnt" | "captions.none") => string;

function captionsLabel(
  t: Say,
  { track, burnt, captions }: { track: boolean; burnt: boolean; captions: boolean },
): string {
  if (!track) return t("captions.none");
  if (burnt) return t("captions.burnt");
  return t(captions ? "captions.off" : "captions.on");
}

/** Where the playhead is, and how long the film is, to the frame. It is written without React, at every frame. */
function Clock({ deck }: { deck: Deck }): JSX.Element {
  const at = useRef<HTMLSpanElement>(null);
  const rate = useStore(deck.store, (state) => state.rate);
  const frames = useStore(deck.store, (state) => state.reels[0]?.frames ?? 0);
  useEffect(
    () =>
      deck.watch((seconds) => {
        const text = timecode(Math.min(frameAt(seconds, rate), Math.max(0, frames - 1)), rate);
        if (at.current && at.current.textContent !== text) at.current.textContent = text;
      }),
    [deck, rate, frames],
  );
  return (
    <p className="timecode px-1 text-xs whitespace-nowrap @sm:text-sm">
      <span ref={at} className="text-mark">
        00:00:00
      </span>
      <span className="text-quiet @max-sm:hidden"> / {timecode(frames, rate)}</span>
    </p>
  );
}
