import type { JSX, ReactNode } from "react";
import type { QuoteView, StudioView } from "@/shared/api/types";
import { useFormat } from "@/shared/i18n/format";
import { useWords } from "@/shared/i18n/words";
import { written } from "@/shared/lib/keys";
import { Button, Kbd, Working } from "@/shared/ui/button";
import { cx } from "@/shared/ui/cx";
import { Field, Input } from "@/shared/ui/field";
import type { Draft, Edit } from "./draft";
import type { Quoted } from "./quote";
import { Strip } from "./shape";
import { WORDS } from "./words";

/** What there is to say before the button: what is made, the hard stop, and what happens next. */
export function Terms({
  draft,
  edit,
  error,
  paid,
  quote,
  studio,
}: {
  draft: Draft;
  edit: Edit;
  error: string | undefined;
  paid: boolean;
  quote: QuoteView | undefined;
  studio: StudioView | undefined;
}): JSX.Element {
  const t = useWords(WORDS);
  const format = useFormat();
  const usual = studio?.budgets.videoMicros ?? null;
  const scenes = draft.scenes ?? quote?.scenes.length ?? null;
  return (
    <>
      <div className="grid gap-3">
        <Strip aspect={draft.aspect} scenes={scenes} />
        <p className="slate text-quiet">
          {[
            scenes === null ? t("terms.scenes.auto") : t("terms.scenes", { count: scenes }),
            format.seconds(draft.seconds),
            draft.aspect,
            t(`style.${draft.style}`),
          ].join(" · ")}
        </p>
      </div>
      {paid && (
        <div data-field="budget">
          <Field
            label={t("budget")}
            error={error}
            hint={usual === null ? t("budget.hint") : t("budget.hint.usual", { budget: format.money(usual) })}
          >
            <div className="relative">
              <span
                aria-hidden="true"
                className="absolute inset-y-0 left-3 grid place-items-center text-sm text-quiet"
              >
                $
              </span>
              <Input
                value={draft.budget}
                inputMode="decimal"
                autoComplete="off"
                placeholder={usual === null ? t("budget.none") : String(usual / 1_000_000)}
                onChange={(event) => edit({ budget: event.target.value })}
                className="pl-7"
              />
            </div>
          </Field>
        </div>
      )}
      <p className="text-sm text-quiet">{t(paid ? "next.paid" : "next.free")}</p>
    </>
  );
}

/** The one main button: what it will do, and what that costs. */
export function MakeButton({
  draft,
  paid,
  quoted,
  busy,
}: {
  draft: Draft;
  paid: boolean;
  quoted: Quoted;
  busy: boolean;
}): JSX.Element {
  const t = useWords(WORDS);
  const { quote } = quoted;
  const scenes = draft.scenes ?? (paid ? (quote?.scenes.length ?? null) : null);
  const doing = scenes === null ? t("make") : t("make.scenes", { count: scenes });
  return (
    <div className="grid gap-2">
      {/* Not disabled while it works: the focus would be lost. A second press is not heard. */}
      <Button
        type="submit"
        look="main"
        aria-disabled={busy || undefined}
        aria-busy={busy || undefined}
        className="min-h-12 w-full px-4 text-base leading-5"
      >
        {busy ? (
          <>
            <Working />
            {t("make.busy")}
          </>
        ) : (
          <span>
            {doing}
            <Price paid={paid} quoted={quoted} idea={draft.prompt.trim() !== ""} />
          </span>
        )}
      </Button>
      <p className="flex items-center gap-1.5 text-xs text-quiet max-lg:hidden">
        {t("make.keys")}
        {written("mod+Enter").map((part) => (
          <Kbd key={part}>{part === "ENTER" ? "Enter" : part}</Kbd>
        ))}
      </p>
    </div>
  );
}

function Price({ paid, quoted, idea }: { paid: boolean; quoted: Quoted; idea: boolean }): ReactNode {
  const t = useWords(WORDS);
  const format = useFormat();
  const { quote, stale } = quoted;
  if (!paid) return ` · ${t("price.free")}`;
  if (!quote) return !idea ? ` · ${t("price.later")}` : stale ? ` · ${t("price.coming")}` : null;
  if (!quote.known) return ` · ${t("price.unknown")}`;
  const sum = format.moneyRange(quote.leastMicros, quote.mostMicros, quote.currency);
  return (
    <span className={cx("transition-opacity", stale && "opacity-70")}> · {t("price.about", { sum })}</span>
  );
}
