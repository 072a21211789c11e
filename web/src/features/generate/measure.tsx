import type { JSX } from "react";
import type { Aspect, ProviderView, Sheet } from "@/shared/api/types";
import { useFormat } from "@/shared/i18n/format";
import { useWords } from "@/shared/i18n/words";
import { cx } from "@/shared/ui/cx";
import { Choice, Field, Slider } from "@/shared/ui/field";
import { ASPECTS } from "./draft";
import type { Part } from "./idea";
import { misfitOf, missingAspects } from "./models";
import { providerName } from "./names";
import { Shape } from "./shape";
import { WORDS } from "./words";

/** Which shape the film has, how long it is, and in how many scenes. */
export function Measure({
  draft,
  edit,
  limits,
  errors,
  sheet,
  provider,
}: Part & { sheet: Sheet | undefined; provider: ProviderView | undefined }): JSX.Element {
  const t = useWords(WORDS);
  const format = useFormat();
  const missing = missingAspects(sheet, provider);
  const who = sheet && !sheet.animatic ? sheet.model : provider ? providerName(provider.name, t) : "";
  const cannot = missing.includes(draft.aspect);
  const misfit = misfitOf(sheet, draft, limits);
  const auto = limits.minScenes - 1;
  const each = draft.scenes === null ? null : draft.seconds / draft.scenes;
  const seconds = format.seconds(draft.seconds);
  const perScene =
    each === null ? t("scenes.auto.each") : t("scenes.each", { seconds: format.seconds(each) });
  const unfit = misfit
    ? t(draft.seconds > misfit.most ? "scenes.misfit.long" : "scenes.misfit.short", {
        who,
        count: draft.scenes ?? 0,
        seconds: format.seconds(draft.seconds > misfit.most ? misfit.most : misfit.least),
      })
    : null;
  return (
    <div className="grid items-start gap-x-6 gap-y-4 sm:grid-cols-2 xl:grid-cols-3">
      <div data-field="aspect" className="sm:max-xl:col-span-2">
        <Field
          group
          label={t("aspect")}
          error={errors.aspect ?? (cannot ? t("aspect.cannot", { who, aspect: draft.aspect }) : null)}
          hint={
            missing.length > 0
              ? t("aspect.missing", { who, aspects: missing.join(", ") })
              : t(`aspect.${draft.aspect}`)
          }
        >
          <Choice<Aspect>
            label={t("aspect")}
            value={draft.aspect}
            onChange={(aspect) => edit({ aspect })}
            options={ASPECTS.map((aspect) => {
              const lacks = missing.includes(aspect);
              return {
                value: aspect,
                name: lacks ? t("aspect.lacks", { aspect, who }) : `${aspect}, ${t(`aspect.${aspect}`)}`,
                label: (
                  <>
                    <Shape aspect={aspect} struck={lacks} />
                    <span className={cx(lacks && "line-through")}>{aspect}</span>
                  </>
                ),
              };
            })}
          />
        </Field>
      </div>
      <div data-field="seconds">
        <Field
          group
          label={t("seconds")}
          aside={<span className="text-sm font-medium text-text">{seconds}</span>}
          hint={t("seconds.hint", {
            least: format.seconds(limits.minSeconds),
            most: format.seconds(limits.maxSeconds),
          })}
          error={errors.seconds}
        >
          <Slider
            label={t("seconds")}
            value={draft.seconds}
            min={limits.minSeconds}
            max={limits.maxSeconds}
            said={`${seconds}, ${perScene}`}
            onChange={(next) => edit({ seconds: next })}
          />
        </Field>
      </div>
      <div data-field="scenes">
        <Field
          group
          label={t("scenes")}
          aside={
            <span className="text-sm font-medium text-text">
              {draft.scenes === null ? t("scenes.auto") : format.number(draft.scenes)}
            </span>
          }
          hint={perScene}
          error={errors.scenes ?? unfit}
        >
          <Slider
            label={t("scenes")}
            value={draft.scenes ?? auto}
            min={auto}
            max={limits.maxScenes}
            said={`${draft.scenes === null ? t("scenes.auto") : format.number(draft.scenes)}, ${perScene}`}
            onChange={(next) => edit({ scenes: next === auto ? null : next })}
          />
        </Field>
      </div>
    </div>
  );
}
