import type { JSX } from "react";
import type { Take } from "@/shared/api/types";
import { useFormat } from "@/shared/i18n/format";
import { useWords } from "@/shared/i18n/words";
import { secondsOf } from "@/shared/lib/seconds";
import { stillOf } from "@/shared/lib/still";
import { Button, Working } from "@/shared/ui/button";
import { useCommon } from "@/shared/ui/common";
import { cx } from "@/shared/ui/cx";
import { Frame } from "@/shared/ui/frame";
import { Icon, Ring } from "@/shared/ui/icons";
import { Progress } from "@/shared/ui/status";
import { RingAround } from "./ring-around";
import { isFootage, usePanels } from "./scene-takes";
import { WORDS } from "./words";
import { wordDiff } from "./words-diff";

/** One take: what it shows, who shot it, how it stands, what it cost and how its words differ. */
export function TakeCard({
  take,
  aspect,
  currency,
  before,
  editable,
  seconds,
  onCircle,
  onRetake,
}: {
  take: Take;
  aspect: string;
  currency: string;
  /** The prompt of the take before it. */
  before: string | null;
  editable: boolean;
  seconds: (value: number) => string;
  onCircle: () => void;
  onRetake: (() => void) | undefined;
}): JSX.Element {
  const t = useWords(WORDS);
  const isPanel = usePanels();
  const common = useCommon();
  const format = useFormat();
  const state = take.state ?? "pending";
  const name = `TK ${take.number}`;
  const free = isPanel(take) || isFootage(take);
  const cost = free
    ? t("free")
    : take.reused
      ? t("take.reused")
      : typeof take.costMicros === "number"
        ? format.money(take.costMicros, currency)
        : t("cost.unknown");
  return (
    <li
      className={cx(
        "flex shrink-0 flex-col gap-1.5",
        aspect === "9:16" ? "w-44" : aspect === "1:1" ? "w-52" : "w-60",
      )}
    >
      <div className="relative">
        <Frame aspect={aspect} src={stillOf(take)} alt={t("take.picture", { number: take.number })}>
          {!take.media && (
            <p className="absolute inset-0 grid place-items-center gap-2 p-3 text-center text-xs text-on-screen/75">
              <span className="grid justify-items-center gap-1.5">
                {state === "shooting" ? <Working /> : <Icon name={state === "failed" ? "alert" : "clock"} />}
                {common(`take.${state}`)}
              </span>
            </p>
          )}
          {state === "shooting" && (
            <div className="absolute inset-x-0 bottom-0">
              <Progress percent={(take.progress ?? 0) * 100} label={name} />
            </div>
          )}
        </Frame>
        {take.circled && <RingAround />}
      </div>
      <p className="slate flex min-h-7 items-center gap-1.5">
        {take.circled && <Ring size={18} title={t("circled")} />}
        <span>{name}</span>
        <span className="font-normal text-quiet normal-case">
          {isPanel(take) ? t("panel") : isFootage(take) ? t("footage") : ""}
        </span>
        {state !== "ready" && (
          <span
            className={cx(
              "ml-auto font-normal normal-case",
              state === "failed" ? "text-failure" : "text-quiet",
            )}
          >
            {common(`take.${state}`)}
          </span>
        )}
      </p>
      {state === "failed" && take.error && (
        <p className="flex gap-1.5 text-xs text-failure">
          <span className="mt-0.5">
            <Icon name="alert" size={12} />
          </span>
          <span lang="en" className="[overflow-wrap:anywhere]">
            {take.error}
          </span>
        </p>
      )}
      <dl className="grid grid-cols-[auto_1fr] gap-x-2 text-xs text-quiet">
        {!free && (
          <>
            <dt>{t("take.by")}</dt>
            <dd className="text-text [overflow-wrap:anywhere]">
              {take.provider} {take.model}
            </dd>
          </>
        )}
        <dt>{t("take.cost")}</dt>
        <dd className="text-text">{cost}</dd>
        <dt>{t("take.length")}</dt>
        <dd className="text-text">{seconds(secondsOf(take.seconds))}</dd>
        {!isFootage(take) && (
          <>
            <dt>{t("take.seed")}</dt>
            <dd className="text-text">{take.seed}</dd>
          </>
        )}
      </dl>
      {!isFootage(take) && <PromptDifference before={before} prompt={take.prompt} />}
      <div className="mt-auto flex flex-wrap gap-1 pt-1">
        {take.media && !take.circled && (
          <Button disabled={!editable} onClick={onCircle} className="grow">
            <Ring size={16} />
            {t("circle")}
          </Button>
        )}
        {onRetake && state === "failed" && (
          <Button icon="retry" disabled={!editable} onClick={onRetake} className="grow">
            {t("retake.failed")}
          </Button>
        )}
      </div>
    </li>
  );
}

function PromptDifference({ before, prompt }: { before: string | null; prompt: string }): JSX.Element {
  const t = useWords(WORDS);
  const same = before === prompt;
  return (
    <details className="text-xs" open={before !== null && !same}>
      <summary className="min-h-6 text-quiet hover:text-text pointer-coarse:min-h-11">
        {t(before === null ? "prompt" : same ? "prompt.same" : "prompt.changed")}
      </summary>
      <p dir="auto" className="[overflow-wrap:anywhere] whitespace-pre-wrap">
        {before === null || same
          ? prompt
          : wordDiff(before, prompt).map(({ kind, text }, place) => {
              if (kind === "added")
                return (
                  <ins
                    // biome-ignore lint/suspicious/noArrayIndexKey: a stretch of text has no other name than its place.
                    key={place}
                    className="bg-raised font-semibold underline decoration-2 underline-offset-2"
                  >
                    {text}
                  </ins>
                );
              if (kind === "removed")
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a stretch of text has no other name than its place.
                  <del key={place} className="text-quiet line-through">
                    {text}
                  </del>
                );
              return text;
            })}
      </p>
    </details>
  );
}
