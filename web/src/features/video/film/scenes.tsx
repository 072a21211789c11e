import type { JSX } from "react";
import type { Aspect, Scene, Storyboard, Take, VideoView } from "@/shared/api/types";
import { useFormat } from "@/shared/i18n/format";
import { useWords } from "@/shared/i18n/words";
import { secondsOf } from "@/shared/lib/seconds";
import { slated } from "@/shared/lib/slate";
import { stillOf } from "@/shared/lib/still";
import { cx } from "@/shared/ui/cx";
import { Frame } from "@/shared/ui/frame";
import { Icon, Ring } from "@/shared/ui/icons";
import { originOf } from "./real";
import { WORDS } from "./words";

/** Of about the same area in every shape. */
const WIDTHS: Record<Aspect, string> = {
  "16:9": "w-28 sm:w-44",
  "9:16": "w-20 sm:w-24",
  "1:1": "w-24 sm:w-32",
};

/** Every scene: what was asked for, of whom, what it cost, and what its picture is. */
export function Scenes({
  video,
  storyboard,
  drawing,
}: {
  video: VideoView;
  storyboard: Storyboard;
  drawing: ReadonlySet<string>;
}): JSX.Element {
  const t = useWords(WORDS);
  return (
    <section className="grid gap-2">
      <h2 className="slate text-quiet">{t("scenes")}</h2>
      <ol className="grid">
        {storyboard.scenes.map((scene) => (
          <OneScene key={scene.number} video={video} scene={scene} drawing={drawing} />
        ))}
      </ol>
    </section>
  );
}

function OneScene({
  video,
  scene,
  drawing,
}: {
  video: VideoView;
  scene: Scene;
  drawing: ReadonlySet<string>;
}): JSX.Element {
  const t = useWords(WORDS);
  const format = useFormat();
  const takes = video.takes
    .filter((take) => take.scene === scene.number)
    .sort((one, other) => one.number - other.number);
  const circled = takes.find((take) => take.circled);
  const aspect = video.brief.aspect ?? "16:9";
  const origin = originOf(video, scene.number, drawing);
  const slate = t("scene.slate", { number: slated(scene.number) });
  return (
    <li className="grid gap-3 border-t border-line py-4 grid-cols-[auto_minmax(0,1fr)] sm:gap-4">
      <Frame
        aspect={aspect}
        src={circled && stillOf(circled)}
        alt=""
        className={cx("self-start", WIDTHS[aspect])}
      />
      <div className="grid min-w-0 content-start gap-2 text-sm">
        <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <span className="slate whitespace-nowrap">
            {slate}
            {circled && ` · ${t("take.slate", { number: circled.number })}`}
          </span>
          <h3 dir="auto" className="min-w-0 text-base wrap-anywhere">
            {scene.title}
          </h3>
          <span className="ml-auto text-quiet">{format.seconds(secondsOf(scene.seconds))}</span>
        </div>
        <p className="inline-flex items-center gap-1.5 text-xs text-quiet">
          <Icon
            name={
              origin === "none"
                ? "alert"
                : origin === "own"
                  ? "check"
                  : origin === "drawn"
                    ? "pencil"
                    : "film"
            }
            size={14}
          />
          {t(`origin.${origin}`)}
        </p>
        {scene.narration && (
          <p dir="auto" className="wrap-anywhere">
            “{scene.narration}”
          </p>
        )}
        <details className="group/more">
          <summary className="touch inline-flex items-center gap-1.5 text-xs text-quiet hover:text-text">
            <span className="group-open/more:rotate-180">
              <Icon name="chevronDown" size={12} />
            </span>
            {t("takes", { count: takes.length })}
          </summary>
          <ul className="grid gap-3 pt-1 pl-4">
            {takes.map((take) => (
              <OneTake key={take.id} take={take} currency={video.currency} />
            ))}
          </ul>
        </details>
      </div>
    </li>
  );
}

function OneTake({ take, currency }: { take: Take; currency: string }): JSX.Element {
  const t = useWords(WORDS);
  const format = useFormat();
  const cost =
    take.costMicros === null || take.costMicros === undefined
      ? t("take.unpriced")
      : format.money(take.costMicros, currency);
  return (
    <li className="grid gap-1 border-l border-line pl-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs">
        <span className="slate inline-flex items-center gap-1.5">
          {take.circled && <Ring size={16} title={t("take.circled")} />}
          {t("take.slate", { number: take.number })}
        </span>
        <span className="wrap-anywhere text-quiet">
          {take.provider}, {take.model}
        </span>
        <span className="text-quiet">{t("take.seed", { seed: String(take.seed) })}</span>
        <span className="ml-auto">{cost}</span>
      </p>
      {take.reused && <p className="text-xs text-quiet">{t("take.reused")}</p>}
      {take.error && (
        <p lang="en" className="text-xs wrap-anywhere text-failure">
          {take.error}
        </p>
      )}
      <p dir="auto" className="text-sm wrap-anywhere whitespace-pre-wrap text-quiet">
        {take.prompt}
      </p>
    </li>
  );
}
