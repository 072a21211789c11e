import type { JSX } from "react";
import type { SceneProgress, Take, TakeState, VideoView } from "@/shared/api/types";
import { useFormat } from "@/shared/i18n/format";
import { useWords } from "@/shared/i18n/words";
import { slated } from "@/shared/lib/slate";
import { stillOf } from "@/shared/lib/still";
import { Working } from "@/shared/ui/button";
import { useCommon } from "@/shared/ui/common";
import { cx } from "@/shared/ui/cx";
import { Frame } from "@/shared/ui/frame";
import { Icon, Ring } from "@/shared/ui/icons";
import { Progress } from "@/shared/ui/status";
import { WORDS } from "./words";

const WIDTHS: Record<string, string> = {
  "16:9": "w-[calc(50%-0.375rem)] sm:w-40 lg:w-52",
  "9:16": "w-20 lg:w-24",
  "1:1": "w-28 lg:w-36",
};
const UNKNOWN = 3;

/** A scene as a cell shows it. */
export interface Cell {
  number: number;
  title: string;
  percent: number;
  state: TakeState;
  picture: string | null;
}

/** What there is to see of a scene: the take in the film, else the newest that is there. */
export function pictureOf(takes: readonly Take[], scene: number): string | null {
  const there = takes.filter((take) => take.scene === scene && take.media);
  const take =
    there.find((one) => one.circled) ?? [...there].sort((one, other) => other.number - one.number)[0];
  return take ? stillOf(take) : null;
}

/** The scenes of a video, as far as they are known: before there is a storyboard, as many as were asked for. */
export function cellsOf(
  video: VideoView | undefined,
  scenes: readonly SceneProgress[],
  asked: number | null,
): Cell[] {
  if (scenes.length > 0)
    return scenes.map(({ number, title, percent, state }) => ({
      number,
      title,
      percent,
      state,
      picture: video ? pictureOf(video.takes, number) : null,
    }));
  return Array.from({ length: asked || UNKNOWN }, (_, place) => ({
    number: place + 1,
    title: "",
    percent: 0,
    state: "pending" as const,
    picture: null,
  }));
}

/** Scene by scene: what is there of it, and how far the rest is. */
export function Cells({
  cells,
  aspect,
  over,
}: {
  cells: readonly Cell[];
  aspect: string;
  over: boolean;
}): JSX.Element {
  const t = useWords(WORDS);
  return (
    <ol aria-label={t("cells")} className="flex flex-wrap gap-3">
      {cells.map((cell) => (
        <li key={cell.number} className={cx("grid content-start gap-1", WIDTHS[aspect] ?? WIDTHS["16:9"])}>
          <SceneCell cell={cell} aspect={aspect} over={over} />
        </li>
      ))}
    </ol>
  );
}

function SceneCell({ cell, aspect, over }: { cell: Cell; aspect: string; over: boolean }): JSX.Element {
  const t = useWords(WORDS);
  const common = useCommon();
  const format = useFormat();
  const { number, state, percent } = cell;
  const shooting = state === "shooting" && !over;
  const figure = shooting && percent > 0 ? format.percent(percent) : null;
  return (
    <>
      <Frame aspect={aspect} src={cell.picture} alt="" className="border border-line">
        {shooting && (
          <span className="absolute inset-x-0 bottom-0">
            <Progress percent={percent} label={t("cell.progress", { number })} />
          </span>
        )}
      </Frame>
      <p className="flex items-center justify-between gap-1 text-xs" title={cell.title || undefined}>
        <span className="slate text-quiet" aria-hidden="true">
          {t("cell.slate", { number: slated(number) })}
        </span>
        <span className="sr-only">{t("cell.name", { number, title: cell.title })}</span>
        <span
          className={cx("inline-flex items-center gap-1", state === "failed" ? "text-failure" : "text-quiet")}
        >
          <Glyph state={state} over={over} />
          {figure ?? <span className="sr-only">{common(`take.${state}`)}</span>}
        </span>
      </p>
      {/* Its place is kept, so that nothing moves when the storyboard comes. */}
      <p aria-hidden="true" className="h-4 truncate text-xs leading-4 text-quiet max-lg:hidden">
        <bdi>{cell.title}</bdi>
      </p>
    </>
  );
}

function Glyph({ state, over }: { state: TakeState; over: boolean }): JSX.Element | null {
  if (state === "ready") return <Ring size={14} />;
  if (state === "failed") return <Icon name="alert" size={14} />;
  if (state === "cancelled" || over) return <Icon name="stop" size={12} />;
  return state === "shooting" ? <Working size={14} /> : <Icon name="clock" size={14} />;
}
