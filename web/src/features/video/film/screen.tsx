import { type JSX, type PointerEvent, useCallback, useRef } from "react";
import { useStore } from "zustand";
import { useConnection } from "@/shared/api/live";
import type { VideoView } from "@/shared/api/types";
import { useWords } from "@/shared/i18n/words";
import { Working } from "@/shared/ui/button";
import { cx } from "@/shared/ui/cx";
import { Icon } from "@/shared/ui/icons";
import type { Deck } from "./deck";
import type { Reel } from "./deck-state";
import { PreviewLabel } from "./preview-label";
import { TroubleCard } from "./trouble-card";
import { WORDS } from "./words";

/** The picture: whole, in its true ratio, as large as the window has room for. */
export function Screen({
  deck,
  video,
  full,
  onFull,
  shy,
}: {
  deck: Deck;
  video: VideoView;
  full: boolean;
  onFull: () => void;
  /** The buttons are hidden: a finger on the picture only brings them back. */
  shy: boolean;
}): JSX.Element {
  const t = useWords(WORDS);
  const reels = useStore(deck.store, (state) => state.reels);
  const playing = useStore(deck.store, (state) => state.shuttle !== 0);
  const started = useStore(deck.store, (state) => state.started);
  const waiting = useStore(deck.store, (state) => state.waiting);
  const lost = useConnection((state) => state.state === "lost");
  // A browser waits long before it says that nothing comes any more; the studio's own line knows at once.
  const trouble = useStore(deck.store, (state) => state.trouble) ?? (waiting && lost ? "network" : null);
  const made = video.film ?? video.preview;
  const ratio = made ? made.width / made.height : ratioOfAspect(video.brief.aspect);
  const woke = useRef(false);
  const touched = (event: PointerEvent) => {
    woke.current = shy && event.pointerType === "touch";
  };
  return (
    <div className={cx("bg-screen", full ? "absolute inset-0" : "flex justify-center")}>
      <div
        className={cx("relative overflow-hidden", full && "size-full")}
        style={
          full
            ? {}
            : {
                aspectRatio: String(ratio),
                width: `min(100%, calc(max(16rem, var(--player-height, 100dvh - var(--player-rest))) * ${ratio}))`,
              }
        }
      >
        {reels.map((reel, place) => (
          <Projector
            key={reel.url}
            deck={deck}
            reel={reel}
            front={place === 0}
            language={languageOf(video)}
          />
        ))}
        {video.urls.poster && !started && (
          <img
            src={video.urls.poster}
            alt=""
            draggable={false}
            className="absolute inset-0 z-[1] size-full object-contain"
          />
        )}
        {reels.length > 0 && (
          <button
            type="button"
            tabIndex={-1}
            aria-label={t(playing ? "pause" : "play")}
            onPointerDownCapture={touched}
            onClick={() => !woke.current && deck.toggle()}
            onDoubleClick={onFull}
            className="absolute inset-0 z-[2] grid cursor-default place-items-center text-on-screen"
          >
            {waiting && !trouble ? (
              <span role="status" className="grid size-14 place-items-center bg-screen/70">
                <Working size={24} />
                <span className="sr-only">{t("waiting")}</span>
              </span>
            ) : (
              !started &&
              !trouble && (
                <span className="grid size-16 cursor-pointer place-items-center rounded-control bg-screen/70">
                  <Icon name="play" size={28} />
                </span>
              )
            )}
          </button>
        )}
        {!video.film && <PreviewLabel video={video} />}
        {reels.length === 0 && (
          <p className="absolute inset-0 grid place-items-center p-6 text-center text-sm text-on-screen">
            {t("nothing")}
          </p>
        )}
        {trouble && <TroubleCard trouble={trouble} deck={deck} download={video.urls.download} />}
      </div>
    </div>
  );
}

/** One file of the film. Two of them are there while a newer one takes the place of the other. */
function Projector({
  deck,
  reel,
  front,
  language,
}: {
  deck: Deck;
  reel: Reel;
  front: boolean;
  language: string;
}): JSX.Element {
  const t = useWords(WORDS);
  const { url } = reel;
  const hold = useCallback(
    (element: HTMLVideoElement | null) => (element ? deck.take(url, element) : undefined),
    [deck, url],
  );
  return (
    // biome-ignore lint/a11y/useMediaCaption: a film in which nobody speaks has none.
    <video
      ref={hold}
      src={url}
      preload={front ? "metadata" : "auto"}
      playsInline
      disableRemotePlayback
      tabIndex={-1}
      aria-label={t("film")}
      aria-hidden={!front}
      className={cx("absolute inset-0 size-full object-contain", front ? "z-[1]" : "z-0")}
    >
      {reel.captions && (
        <track kind="captions" src={reel.captions} srcLang={language} label={t("captions")} />
      )}
    </video>
  );
}

function languageOf(video: VideoView): string {
  return video.storyboard?.language || video.brief.language || "en";
}

function ratioOfAspect(aspect: VideoView["brief"]["aspect"]): number {
  const [width = 16, height = 9] = (aspect ?? "16:9").split(":").map(Number);
  return width / height;
}
