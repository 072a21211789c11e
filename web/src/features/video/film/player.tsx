import {
  type CSSProperties,
  type JSX,
  type KeyboardEvent,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useStore } from "zustand";
import { useConnection } from "@/shared/api/live";
import type { VideoView } from "@/shared/api/types";
import { useWords } from "@/shared/i18n/words";
import { cx } from "@/shared/ui/cx";
import { Controls } from "./controls";
import { Deck } from "./deck";
import { useFullScreen } from "./full-screen";
import { useIdle } from "./idle";
import { PlayerKeys } from "./keys";
import { useLastUsed } from "./last-used";
import { marksOf } from "./marks";
import { SceneLane } from "./scene-lane";
import { Screen } from "./screen";
import { ScrubBar } from "./scrub-bar";
import { WORDS } from "./words";

/** Where each film was left, so that its board and its own page go on at the same place. */
const places = new Map<string, number>();

/**
 * Plays a video's film, or its preview until there is one. `--player-height` on anything around it says how
 * tall its picture may be.
 */
export function Player({
  video,
  large = false,
}: {
  video: VideoView;
  /** With the waveform and the names of the scenes. */
  large?: boolean;
}): JSX.Element {
  const t = useWords(WORDS);
  const box = useRef<HTMLElement>(null);
  const burnt = video.brief.captions ?? true;
  const [deck] = useState(() => new Deck(!burnt));
  const { full, turn, leave } = useFullScreen(deck);
  const [mine, use] = useLastUsed();
  const seconds = useStore(deck.store, (state) => state.seconds);
  const playing = useStore(deck.store, (state) => state.shuttle !== 0);
  const idle = useIdle(box, full && playing);
  const { film, captions } = video.urls;
  const frames = (video.film ?? video.preview)?.frames ?? 0;
  const scenes = video.storyboard?.scenes;
  const marks = useMemo(() => marksOf(scenes ?? [], seconds), [scenes, seconds]);

  useEffect(() => {
    const place = places.get(video.id);
    if (place && deck.position === 0) deck.seek(place);
    return () => {
      places.set(video.id, deck.position);
      deck.close();
    };
  }, [deck, video.id]);
  useEffect(() => {
    if (film) deck.load({ url: film, captions: captions ?? null, frames });
  }, [deck, film, captions, frames]);
  useEffect(() => {
    const back = () => deck.back();
    const stop = useConnection.subscribe(({ state }, before) => {
      if (state === "open" && before.state === "lost") back();
    });
    window.addEventListener("online", back);
    return () => {
      stop();
      window.removeEventListener("online", back);
    };
  }, [deck]);
  // Captions stay clear of the buttons that lie over the picture in full screen.
  useEffect(() => deck.liftCaptions(full && !idle), [deck, full, idle]);

  return (
    <section
      ref={box}
      aria-label={t("player")}
      style={full ? DARK : undefined}
      onPointerDownCapture={use}
      onFocusCapture={use}
      onKeyDown={full ? (event) => keepWithin(event, box.current) : undefined}
      className={cx(
        "@container min-w-0",
        // What is above and below the picture in a window of this kind.
        large
          ? "[--player-rest:20.5rem] pointer-coarse:[--player-rest:23rem] max-md:[--player-rest:21.5rem]"
          : "[--player-rest:11rem] max-md:[--player-rest:15rem]",
        full && "fixed inset-0 z-[35] bg-screen",
        idle && "cursor-none",
      )}
    >
      {mine && <PlayerKeys deck={deck} burnt={burnt} onFull={turn} onEscape={full ? leave : null} />}
      <Screen deck={deck} video={video} full={full} onFull={turn} shy={idle} />
      <div
        className={cx(
          "bg-panel px-2 pb-1.5 sm:px-3",
          full
            ? "absolute inset-x-0 bottom-0 z-10 pb-[max(0.375rem,env(safe-area-inset-bottom))] transition-opacity focus-within:opacity-100"
            : "border-x border-b border-line",
          idle && "opacity-0",
        )}
      >
        <ScrubBar deck={deck} marks={marks} urls={video.urls} wave={large && !full} />
        {large && !full && <SceneLane deck={deck} marks={marks} />}
        <Controls deck={deck} video={video} full={full} onFull={turn} />
      </div>
    </section>
  );
}

/** In full screen everything is as dark as a cinema, whatever the page wears. */
const DARK = {
  "--color-panel": "var(--color-screen)",
  "--color-text": "var(--color-on-screen)",
  "--color-quiet": "var(--color-on-screen)",
  "--color-mark": "var(--color-accent)",
  "--color-raised": "color-mix(in srgb, var(--color-on-screen) 15%, var(--color-screen))",
  "--color-line": "color-mix(in srgb, var(--color-on-screen) 25%, var(--color-screen))",
  "--color-border": "color-mix(in srgb, var(--color-on-screen) 45%, var(--color-screen))",
  color: "var(--color-on-screen)",
} as CSSProperties;

/** In full screen what lies under the player is not to be walked into. */
function keepWithin(event: KeyboardEvent, box: HTMLElement | null): void {
  if (event.key !== "Tab" || !box) return;
  const stops = [...box.querySelectorAll<HTMLElement>("button, a[href], [tabindex]")].filter(
    (one) => one.tabIndex >= 0 && !one.matches(":disabled") && one.getClientRects().length > 0,
  );
  const first = stops[0];
  const last = stops.at(-1);
  const on = document.activeElement;
  const out = event.shiftKey ? on === first : on === last;
  if (!out) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}
