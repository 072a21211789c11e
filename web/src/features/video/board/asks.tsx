import { type JSX, useState } from "react";
import { Refusal } from "@/shared/api/client";
import type { Decision, VideoView } from "@/shared/api/types";
import { useFormat } from "@/shared/i18n/format";
import { useLanguage } from "@/shared/i18n/language";
import { useWords } from "@/shared/i18n/words";
import { answerOf, budgetFault, firstBudget, neededOf } from "@/shared/lib/answer";
import { Button } from "@/shared/ui/button";
import { Field, Input } from "@/shared/ui/field";
import { Failure, Notice } from "@/shared/ui/notice";
import { usePost } from "./acts";
import { isPlanned } from "./scene-takes";
import { useChanges } from "./store";
import { WORDS } from "./words";

/** What the video waits for a person to say: spend, go on, or choose. */
export function Asks({ video }: { video: VideoView }): JSX.Element | null {
  const t = useWords(WORDS);
  const changed = useChanges().length > 0;
  const deciding = usePost<Decision>(video.id, "approve");
  if (video.needs === "nothing") return null;
  const money = video.needs === "approval" || video.needs === "money";
  const answer = (decision: string, budget = "") => deciding.mutate(answerOf(video, decision, budget));
  const about = deciding.error instanceof Refusal ? deciding.error.about("budgetMicros") : undefined;
  return (
    <Notice kind="ask" title={t(`ask.${video.needs}`)}>
      <div className="grid gap-3 text-text">
        <Question video={video} />
        {changed ? (
          <p>{t("ask.changed")}</p>
        ) : money ? (
          <Spend video={video} busy={deciding.isPending} error={about} onAnswer={answer} />
        ) : (
          <div className="grid gap-2">
            {video.choices.map((choice, place) => (
              <div key={choice} className="grid gap-1">
                <Button
                  look={place === 0 ? "main" : "plain"}
                  busy={deciding.isPending && deciding.variables?.decision === choice}
                  disabled={deciding.isPending}
                  onClick={() => answer(choice)}
                >
                  {choiceLabel(choice, video, t)}
                </Button>
              </div>
            ))}
          </div>
        )}
        {deciding.error && !about && <Failure why={deciding.error} />}
      </div>
    </Notice>
  );
}

/** What is asked: the price of shooting in the page's own words, anything else in the studio's. */
function Question({ video }: { video: VideoView }): JSX.Element | null {
  const t = useWords(WORDS);
  const format = useFormat();
  const language = useLanguage((state) => state.language);
  const { brief, quote, takes } = video;
  const planned = takes.filter((take) => take.provider === brief.provider && isPlanned(take));
  const count = new Set(planned.map((take) => take.scene)).size;
  const model = brief.model || planned[0]?.model || brief.provider;
  const own = video.needs === "approval" && quote && quote.mostMicros > 0 && model;
  // What the studio says after its question is a warning that stands nowhere else.
  const said = own ? video.ask?.split("? ").slice(1).join("? ") : video.ask;
  if (!own && !said) return null;
  return (
    <div className="grid gap-1 [overflow-wrap:anywhere]">
      {own && (
        <p>
          {t(count ? "ask.shoot.scenes" : "ask.shoot", {
            count,
            model,
            price: format.moneyRange(quote.leastMicros, quote.mostMicros, quote.currency),
          })}
        </p>
      )}
      {said && <p lang={language === "en" ? undefined : "en"}>{said}</p>}
    </div>
  );
}

type T = ReturnType<typeof useWords<keyof (typeof WORDS)["en"] & string>>;

function choiceLabel(choice: string, video: VideoView, t: T): string {
  if (choice === "again") return t(video.storyboard ? "choice.again" : "choice.again.storyboard");
  if (choice === "builtin") return t("choice.builtin");
  if (choice === "panel") return t("choice.panel");
  if (choice === "approve") return t("choice.approve");
  return choice;
}

/** The price on the button, and beside it the most that the film may cost in all. */
function Spend({
  video,
  busy,
  error,
  onAnswer,
}: {
  video: VideoView;
  busy: boolean;
  error: string | undefined;
  onAnswer: (decision: string, budget: string) => void;
}): JSX.Element {
  const t = useWords(WORDS);
  const format = useFormat();
  const { quote } = video;
  const choice = video.choices[0] ?? "approve";
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? firstBudget(video);
  const fault = budgetFault(text, video);
  const wrong = fault && t(`budget.${fault}`, { price: format.money(neededOf(video), video.currency) });
  const price =
    quote && quote.mostMicros > 0
      ? format.moneyRange(quote.leastMicros, quote.mostMicros, quote.currency)
      : null;
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!wrong) onAnswer(choice, text);
      }}
    >
      <Field label={t("budget")} hint={t("budget.hint")} error={error ?? wrong} aside={video.currency}>
        <Input
          inputMode="decimal"
          autoComplete="off"
          value={text}
          placeholder={t("budget.none")}
          onChange={(event) => setTyped(event.target.value)}
        />
      </Field>
      <Button look="main" type="submit" busy={busy} disabled={wrong !== null} className="w-full">
        {choice === "approve"
          ? price
            ? t("approve.price", { price })
            : t("choice.approve")
          : price
            ? t("again.price", { price })
            : t("again.money")}
      </Button>
      {choice === "approve" && <p className="text-xs text-quiet">{t("approve.hint")}</p>}
    </form>
  );
}
