import type { JSX } from "react";
import type { Limits, ProvidersView, ProviderView, QuoteView, Sheet } from "@/shared/api/types";
import { useFormat } from "@/shared/i18n/format";
import { useWords } from "@/shared/i18n/words";
import { isFree } from "@/shared/lib/free";
import { secondsOf } from "@/shared/lib/seconds";
import { Choice, Field, Select } from "@/shared/ui/field";
import { Failure } from "@/shared/ui/notice";
import type { Part } from "./idea";
import { clipSheets, reachOf } from "./models";
import { providerName } from "./names";
import { WORDS } from "./words";

/** Who shoots it, by what each can do. */
export function Crew({
  draft,
  edit,
  limits,
  errors,
  all,
  why,
  onRetry,
  provider,
  sheet,
  quote,
}: Part & {
  all: ProvidersView | undefined;
  why: unknown;
  onRetry: () => void;
  provider: ProviderView | undefined;
  sheet: Sheet | undefined;
  quote: QuoteView | undefined;
}): JSX.Element {
  const t = useWords(WORDS);
  const format = useFormat();
  const providers = all?.providers ?? [];
  const sheets = clipSheets(provider);
  const chosen = provider?.name ?? "";
  const free = sheets.every(isFree);
  const price = (model: string) => {
    const found = quote?.provider === chosen ? quote.models.find((one) => one.model === model) : undefined;
    return found?.known ? format.moneyRange(found.leastMicros, found.mostMicros, quote?.currency) : null;
  };
  const models = [
    { value: "", label: t("model.auto"), disabled: false },
    ...sheets.map((one) => {
      const lacks = !one.sizes[draft.aspect];
      const said = lacks ? t("model.lacks", { aspect: draft.aspect }) : price(one.model);
      return { value: one.model, label: said ? `${one.model} · ${said}` : one.model, disabled: lacks };
    }),
  ];
  if (draft.model && sheets.length > 1 && !sheets.some((one) => one.model === draft.model))
    models.push({ value: draft.model, label: draft.model, disabled: false });
  return (
    <section className="grid gap-4 border-t border-line pt-4">
      {why && !all ? <Failure why={why} onRetry={onRetry} /> : null}
      <div className="grid items-start gap-x-6 gap-y-4 sm:grid-cols-2">
        <div data-field="provider">
          <Field
            group
            label={t("provider")}
            error={errors.provider}
            hint={
              providers.length === 0
                ? "\u00a0"
                : providers.length === 1 && free
                  ? t("provider.only")
                  : t(free ? "provider.free" : "provider.paid")
            }
          >
            {providers.length > 0 ? (
              <Choice
                label={t("provider")}
                value={chosen}
                onChange={(name) => edit({ provider: name, model: null })}
                options={providers.map((one) => ({
                  value: one.name,
                  label: (
                    <span dir="auto" className="min-w-0 truncate">
                      {providerName(one.name, t)}
                    </span>
                  ),
                }))}
              />
            ) : (
              <div className="h-[2.375rem] rounded-control border border-line" />
            )}
          </Field>
        </div>
        {sheets.length > 1 && (
          <div data-field="model">
            <Field
              label={t("model")}
              error={errors.model}
              hint={
                sheet ? (
                  <About sheet={sheet} limits={limits} />
                ) : (
                  chosenFor(quote, chosen, t("model.auto.hint"), t)
                )
              }
            >
              <Select
                value={draft.model ?? ""}
                onChange={(event) => edit({ model: event.target.value || null })}
                options={models}
              />
            </Field>
          </div>
        )}
      </div>
    </section>
  );
}

/** What a model can do, in its own words and in figures. */
function About({ sheet, limits }: { sheet: Sheet; limits: Required<Limits> }): JSX.Element {
  const t = useWords(WORDS);
  const format = useFormat();
  const values = (sheet.durations.values ?? []).map(secondsOf);
  const lengths =
    values.length > 0
      ? t("model.values", { seconds: values.map((one) => format.number(one)).join(", ") })
      : t("model.range", {
          least: reachOf(sheet, limits).least,
          most: format.seconds(secondsOf(sheet.durations.most ?? 0)),
        });
  return (
    <>
      <span lang="en">{sheet.about}</span> {lengths}
    </>
  );
}

function chosenFor(
  quote: QuoteView | undefined,
  provider: string,
  unknown: string,
  t: (key: "model.auto.chosen", params: { model: string }) => string,
): string {
  return quote && quote.provider === provider ? t("model.auto.chosen", { model: quote.model }) : unknown;
}
