import { type JSX, type ReactNode, type Ref, useId } from "react";
import type { BriefMode, Limits } from "@/shared/api/types";
import { useFormat } from "@/shared/i18n/format";
import { useWords } from "@/shared/i18n/words";
import { cx } from "@/shared/ui/cx";
import { Choice, Field, Input, TextArea } from "@/shared/ui/field";
import { type Draft, type Edit, type FieldName, LONGEST_NICHE, lengthOf } from "./draft";
import { WORDS } from "./words";

export interface Part {
  draft: Draft;
  edit: Edit;
  limits: Required<Limits>;
  errors: Partial<Record<FieldName, string>>;
}

const NICHES = [
  "niche.nature",
  "niche.history",
  "niche.science",
  "niche.travel",
  "niche.food",
  "niche.children",
  "niche.business",
  "niche.sport",
  "niche.music",
  "niche.faith",
] as const;

/** What the film is about, in the user's own words, and what may be made of them. */
export function Idea({
  draft,
  edit,
  limits,
  errors,
  prompt,
  inspiration,
}: Part & {
  prompt: Ref<HTMLDivElement>;
  /** Under the prompt, where there is no room beside it. */
  inspiration: ReactNode;
}): JSX.Element {
  const t = useWords(WORDS);
  const format = useFormat();
  const niches = useId();
  const length = lengthOf(draft.prompt);
  const over = length > limits.maxPrompt;
  return (
    <>
      <div data-field="prompt" ref={prompt}>
        <Field
          label={t("prompt")}
          error={errors.prompt}
          aside={
            <span className={cx(over && "font-medium text-failure")}>
              {t("prompt.count", {
                length: format.number(length),
                most: format.number(limits.maxPrompt),
              })}
            </span>
          }
        >
          <TextArea
            value={draft.prompt}
            onChange={(event) => edit({ prompt: event.target.value })}
            placeholder={t(draft.mode === "verbatim" ? "prompt.placeholder.verbatim" : "prompt.placeholder")}
            rows={4}
            className="min-h-32 max-h-[50vh] text-base sm:text-base"
          />
        </Field>
      </div>
      {inspiration}
      <div className="grid items-start gap-x-6 gap-y-4 sm:grid-cols-2">
        <div data-field="mode">
          <Field
            group
            label={t("mode")}
            hint={t(draft.mode === "verbatim" ? "mode.verbatim.hint" : "mode.expand.hint")}
            error={errors.mode}
          >
            <Choice<BriefMode>
              label={t("mode")}
              value={draft.mode}
              onChange={(mode) => edit({ mode })}
              options={[
                { value: "expand", label: t("mode.expand") },
                { value: "verbatim", label: t("mode.verbatim") },
              ]}
            />
          </Field>
        </div>
        <div data-field="niche">
          <Field label={t("niche")} hint={t("niche.hint")} error={errors.niche}>
            <Input
              value={draft.niche}
              maxLength={LONGEST_NICHE}
              list={niches}
              dir="auto"
              autoComplete="off"
              placeholder={t("niche.placeholder")}
              onChange={(event) => edit({ niche: event.target.value })}
            />
          </Field>
          <datalist id={niches}>
            {NICHES.map((name) => (
              <option key={name} value={t(name)} />
            ))}
          </datalist>
        </div>
      </div>
    </>
  );
}
