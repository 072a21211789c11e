import { type JSX, type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { Take, VideoView } from "@/shared/api/types";
import { useWords } from "@/shared/i18n/words";
import { type Seconds, secondsOf } from "@/shared/lib/seconds";
import { slated } from "@/shared/lib/slate";
import { Button, IconButton } from "@/shared/ui/button";
import { cx } from "@/shared/ui/cx";
import { Dialog } from "@/shared/ui/dialog";
import { Choice, Select, Slider } from "@/shared/ui/field";
import { ratioOf } from "@/shared/ui/frame";
import { Ring } from "@/shared/ui/icons";
import { lengthOf } from "./rules";
import { usePanels } from "./scene-takes";
import { useBoard } from "./store";
import { frameAt, framesOf, rateOf, timeAt } from "./sync";
import { WORDS } from "./words";

type Way = "beside" | "wipe";

/** Two takes at the same frame of their scene, on one scrubber. */
export function Compare({
  video,
  takes,
  first,
  seconds,
  number,
  onCircle,
  onClose,
}: {
  video: VideoView;
  /** Those that can be seen. */
  takes: readonly Take[];
  first: readonly [Take, Take];
  /** Of the scene. */
  seconds: Seconds;
  number: string;
  onCircle: ((take: Take) => void) | null;
  onClose: () => void;
}): JSX.Element {
  const t = useWords(WORDS);
  const isPanel = usePanels();
  const nameOf = (take: Take) =>
    `TK ${take.number} · ${isPanel(take) ? t("panel") : `${take.provider} ${take.model}`}`;
  const [ids, setIds] = useState<readonly [string, string]>([first[0].id, first[1].id]);
  const [way, setWay] = useState<Way>("beside");
  const [wipe, setWipe] = useState(50);
  const [frame, setFrame] = useState(0);
  const [playing, setPlaying] = useState(false);
  const clips = [useRef<HTMLVideoElement>(null), useRef<HTMLVideoElement>(null)] as const;
  const whole = useBoard((state) => secondsOf(lengthOf(state.base)));
  const rate = rateOf((video.film ?? video.preview)?.frames, whole);
  const frames = framesOf(secondsOf(seconds), rate);
  const aspect = video.brief.aspect ?? "16:9";
  const shown = ids.map((id) => takes.find((take) => take.id === id) ?? takes[0]) as [Take, Take];
  const clipOf = (take: Take) => ({ lead: secondsOf(take.lead), seconds: secondsOf(take.seconds) });

  const seek = (to: number) => {
    const next = Math.max(0, Math.min(frames - 1, to));
    setFrame(next);
    for (const [place, clip] of clips.entries()) {
      const take = shown[place];
      if (clip.current && take) clip.current.currentTime = timeAt(next, rate, clipOf(take));
    }
  };
  const stop = () => {
    for (const clip of clips) clip.current?.pause();
    setPlaying(false);
  };
  const play = () => {
    if (frame >= frames - 1) seek(0);
    setPlaying(true);
  };
  const step = (by: number) => {
    stop();
    seek(frame + by);
  };

  // The first clip leads; the second one is put right when it drifts by more than a frame.
  const [a, b] = clips;
  const [takeA, takeB] = shown;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it runs from play to stop, of the same two clips.
  useEffect(() => {
    const [lead, other] = [a.current, b.current];
    if (!playing || !lead || !other) return;
    let going = true;
    void Promise.all([lead.play(), other.play()]).catch(() => going && setPlaying(false));
    const tick = () => {
      if (!going) return;
      const now = frameAt(lead.currentTime, rate, clipOf(takeA), frames);
      setFrame(now);
      const due = other.currentTime - clipOf(takeB).lead - (lead.currentTime - clipOf(takeA).lead);
      if (Math.abs(due) > 1.5 / rate) other.currentTime -= due;
      if (now >= frames - 1 || lead.ended) {
        stop();
        return;
      }
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    return () => {
      going = false;
      lead.pause();
      other.pause();
    };
  }, [playing, takeA.id, takeB.id]);

  const keys = (event: KeyboardEvent) => {
    const on = event.target as HTMLElement;
    if (on.closest("select, [role=slider], [role=radio], video")) return;
    if (event.key === "ArrowLeft") step(event.shiftKey ? -10 : -1);
    else if (event.key === "ArrowRight") step(event.shiftKey ? 10 : 1);
    else if (event.key === " " && !on.closest("button")) playing ? stop() : play();
    else return;
    event.preventDefault();
  };
  const options = takes.map((take) => ({ value: take.id, label: nameOf(take) }));

  const picture = (place: 0 | 1, className?: string, clip?: string) => {
    const take = shown[place];
    return (
      <video
        key={`${place} ${take.id}`}
        ref={clips[place]}
        src={`/api/videos/${video.id}/takes/${encodeURIComponent(take.id)}/clip.mp4?v=${take.media}`}
        muted
        playsInline
        preload="auto"
        aria-label={nameOf(take)}
        onLoadedMetadata={(event) => {
          event.currentTarget.currentTime = timeAt(frame, rate, clipOf(take));
        }}
        className={cx("size-full object-contain", className)}
        style={clip ? { clipPath: clip } : {}}
      />
    );
  };

  return (
    <Dialog open onClose={onClose} shape="wide" title={t("compare.title", { number })}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows step frames wherever the focus is in here. */}
      <div data-first="" tabIndex={-1} onKeyDown={keys} className="grid gap-3 outline-none">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <Choice<Way>
            label={t("compare.way")}
            value={way}
            options={[
              { value: "beside", label: t("compare.beside") },
              { value: "wipe", label: t("compare.wipe") },
            ]}
            onChange={(next) => {
              stop();
              setWay(next);
            }}
            className="w-auto!"
          />
          <p className="timecode text-sm" aria-hidden="true">
            {clock(frame, rate)} / {clock(frames - 1, rate)}
          </p>
        </div>
        {way === "beside" ? (
          <div className={cx("grid gap-3", aspect === "16:9" ? "md:grid-cols-2" : "grid-cols-2")}>
            {([0, 1] as const).map((place) => (
              <div key={place} className="mx-auto w-full bg-screen" style={roomFor(aspect)}>
                {picture(place)}
              </div>
            ))}
          </div>
        ) : (
          <div className="relative mx-auto w-full bg-screen" style={roomFor(aspect)}>
            {picture(0, "absolute inset-0")}
            {picture(1, "absolute inset-0", `inset(0 0 0 ${wipe}%)`)}
            <span
              aria-hidden="true"
              className="absolute inset-y-0 w-px bg-on-screen"
              style={{ left: `${wipe}%` }}
            />
          </div>
        )}
        {way === "wipe" && (
          <Slider label={t("compare.wipe.at")} value={wipe} min={0} max={100} onChange={setWipe} />
        )}
        <div className="flex items-center gap-2">
          <IconButton
            icon={playing ? "pause" : "play"}
            label={t(playing ? "compare.pause" : "compare.play")}
            onClick={playing ? stop : play}
          />
          <IconButton icon="chevronLeft" label={t("compare.back")} keys="←" onClick={() => step(-1)} />
          <IconButton icon="chevronRight" label={t("compare.on")} keys="→" onClick={() => step(1)} />
          <Slider
            label={t("compare.frame")}
            value={frame}
            min={0}
            max={frames - 1}
            said={t("compare.frame.said", { frame: frame + 1, frames })}
            onChange={(next) => {
              stop();
              seek(next);
            }}
          />
        </div>
        <div className="grid grid-cols-2 gap-3">
          {([0, 1] as const).map((place) => {
            const take = shown[place];
            return (
              <div key={place} className="grid content-start gap-2 sm:grid-cols-[1fr_auto]">
                <Select
                  aria-label={t(place ? "compare.right" : "compare.left")}
                  value={take.id}
                  options={options}
                  onChange={(event) => {
                    stop();
                    const chosen = event.target.value;
                    const [left, right] = ids;
                    // A take is not compared with itself: chosen on the other side, they change places.
                    if (place) setIds([chosen === left ? right : left, chosen]);
                    else setIds([chosen, chosen === right ? left : right]);
                  }}
                />
                {take.circled ? (
                  <p className="flex items-center gap-2 text-sm">
                    <Ring size={18} />
                    {t("circled")}
                  </p>
                ) : (
                  onCircle && (
                    <Button onClick={() => onCircle(take)}>
                      <Ring size={16} />
                      {t("circle")}
                    </Button>
                  )
                )}
              </div>
            );
          })}
        </div>
        <p className="text-xs text-quiet">{t("compare.hint")}</p>
      </div>
    </Dialog>
  );
}

/** A frame as "02:13": seconds and frames. */
function clock(frame: number, rate: number): string {
  return `${slated(Math.floor(frame / rate))}:${slated(Math.floor(frame % rate))}`;
}

/** As large as there is room for under the rest of the window, in its true ratio. */
function roomFor(aspect: string) {
  const ratio = ratioOf(aspect);
  return { aspectRatio: ratio, maxWidth: `calc(56dvh * (${ratio}))` };
}
