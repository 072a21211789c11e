import { type JSX, useState } from "react";
import { ask, Refusal } from "@/shared/api/client";
import { cache, key } from "@/shared/api/queries";
import type { VideoView } from "@/shared/api/types";
import { useFormat } from "@/shared/i18n/format";
import { useWords } from "@/shared/i18n/words";
import { answerOf, budgetFault, firstBudget, neededOf } from "@/shared/lib/answer";
import { Button, Working } from "@/shared/ui/button";
import { Field, Input } from "@/shared/ui/field";
import { Ring } from "@/shared/ui/icons";
import { Failure, Notice } from "@/shared/ui/notice";
import { WORDS } from "./words";

const KNOWN = ["approve", "again", "builtin", "panel"] as const;
type Known = (typeof KNOWN)[number];

/** What a film waits for, with its price, and the answers to choose from. */
export function Ask({ video }: { video: VideoView }): JSX.Element {
  const t = useWords(WORDS);
  const format = useFormat();
  const [typed, setTyped] = useState<string | null>(null);
  const [sent, setSent] = useState<string | null>(null);
  const [why, setWhy] = useState<unknown>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const { quote } = video;
  const price = quote ? format.moneyRange(quote.leastMicros, quote.mostMicros, quote.currency) : null;
  const money = video.needs !== "decision";
  const budget = money ? (typed ?? firstBudget(video)) : "";
  const needed = format.money(neededOf(video), video.currency);

  const answer = async (decision: string) => {
    if (sent) return;
    const fault = budgetFault(budget, video);
    if (fault) return setWrong(t(fault === "wrong" ? "budget.wrong" : "ask.budget.low", { sum: needed }));
    setSent(decision);
    setWhy(null);
    setWrong(null);
    try {
      const body = answerOf(video, decision, budget);
      const after = await ask<VideoView>("POST", `/api/videos/${video.id}/approve`, { body });
      document.getElementById(`film-${video.id}`)?.focus({ preventScroll: true });
      cache.setQueryData(key.video(video.id), after);
    } catch (problem) {
      setWrong((problem instanceof Refusal && problem.about("budgetMicros")) || null);
      setWhy(problem);
      setSent(null);
    }
    void cache.invalidateQueries({ queryKey: key.video(video.id) });
    void cache.invalidateQueries({ queryKey: key.status(video.id) });
    void cache.invalidateQueries({ queryKey: key.videos });
  };

  return (
    <Notice
      kind="ask"
      title={
        video.needs === "approval" && price
          ? t("ask.approval", { price })
          : t(
              video.needs === "money"
                ? "ask.money"
                : video.needs === "approval"
                  ? "ask.approval.plain"
                  : "ask.decision",
            )
      }
    >
      <div className="grid gap-3">
        {video.ask && (
          <p lang="en" className="[overflow-wrap:anywhere]">
            {video.ask}
          </p>
        )}
        <div className="flex flex-wrap items-end gap-3">
          {money && (
            <Field label={t("budget")} className="w-44" error={wrong}>
              <Input
                value={budget}
                inputMode="decimal"
                placeholder={quote ? t("ask.budget.most", { sum: needed }) : undefined}
                autoComplete="off"
                onChange={(event) => {
                  setTyped(event.target.value);
                  setWrong(null);
                }}
              />
            </Field>
          )}
          <div className="flex flex-wrap gap-2">
            {video.choices.map((choice) => (
              <Button
                key={choice}
                aria-disabled={sent !== null || undefined}
                onClick={() => void answer(choice)}
                className="text-text"
              >
                {sent === choice ? <Working /> : choice === "approve" && <Ring size={16} />}
                {isKnown(choice)
                  ? price && (choice === "approve" || choice === "again")
                    ? t(`choice.${choice}.price`, { price })
                    : t(`choice.${choice}`)
                  : choice}
              </Button>
            ))}
          </div>
        </div>
        {why && !wrong ? <Failure why={why} /> : null}
      </div>
    </Notice>
  );
}

function isKnown(choice: string): choice is Known {
  return (KNOWN as readonly string[]).includes(choice);
}
