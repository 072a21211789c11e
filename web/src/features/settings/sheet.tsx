import type { JSX } from "react";
import type { Sheet } from "@/shared/api/types";
import { useFormat } from "@/shared/i18n/format";
import { useLanguage } from "@/shared/i18n/language";
import { useWords } from "@/shared/i18n/words";
import { Icon } from "@/shared/ui/icons";
import { Fact, Facts } from "./section";
import { billedOf, lengthsOf, pricesOf, sourceOf } from "./sheet-words";
import { WORDS } from "./words";

/** What one model can do, as it would be told; all of it folds out of its name and price. */
export function SheetCard({ sheet, first = false }: { sheet: Sheet; first?: boolean }): JSX.Element {
  const t = useWords(WORDS);
  const format = useFormat();
  const language = useLanguage((state) => state.language);
  const prices = pricesOf(sheet, t, format);
  const seconds = lengthsOf(sheet, t, format, language);
  const source = sourceOf(sheet.source);
  const list = new Intl.ListFormat(language);
  return (
    <details className="group min-w-0 border-b border-line">
      <summary className="touch flex list-none items-start gap-3 py-3 hover:bg-panel [&::-webkit-details-marker]:hidden">
        <span className="mt-0.5 -rotate-90 text-quiet transition-transform group-open:rotate-0">
          <Icon name="chevronDown" />
        </span>
        <span className="grid min-w-0 grow grid-cols-[minmax(0,1fr)] gap-0.5">
          <span className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span className="min-w-0 font-medium [overflow-wrap:anywhere]">
              {sheet.model}
              {first && <span className="font-normal text-quiet"> · {t("providers.first")}</span>}
            </span>
            <span className="text-sm">{prices[0]}</span>
          </span>
          <span lang="en" className="text-sm text-quiet">
            {sheet.about}
          </span>
        </span>
      </summary>
      <Facts className="pb-4 sm:pl-7">
        <Fact name={t("sheet.makes")}>{t(sheet.makes === "picture" ? "sheet.picture" : "sheet.clip")}</Fact>
        {seconds && <Fact name={t("sheet.seconds")}>{seconds}</Fact>}
        <Fact name={t("sheet.shapes")}>
          <ul>
            {Object.entries(sheet.sizes).map(([aspect, size]) => (
              <li key={aspect}>
                {aspect} <span className="text-quiet">{`${size.width} × ${size.height}`}</span>
                {sheet.textAspects && !sheet.textAspects.includes(aspect as "16:9") && (
                  <span className="text-quiet"> · {t("sheet.shapes.picture")}</span>
                )}
              </li>
            ))}
          </ul>
        </Fact>
        <Fact name={t("sheet.price")}>
          <ul>
            {prices.map((price) => (
              <li key={price}>{price}</li>
            ))}
          </ul>
        </Fact>
        <Fact name={t("sheet.billed")}>{billedOf(sheet, t, language)}</Fact>
        <Fact name={t("sheet.from")}>
          {list.format((sheet.modes ?? ["text"]).map((mode) => t(`sheet.mode.${mode}`)))}
        </Fact>
        <Fact name={t("sheet.prompt")}>{t("sheet.prompt.most", { count: sheet.promptLimit })}</Fact>
        <Fact name={t("sheet.seed")}>{t(sheet.seed ? "sheet.seed.yes" : "sheet.seed.no")}</Fact>
        {sheet.makes !== "picture" && (
          <Fact name={t("sheet.sound")}>{t(sheet.nativeAudio ? "sheet.sound.yes" : "sheet.sound.no")}</Fact>
        )}
        <Fact name={t("sheet.cancel")}>{t(`sheet.cancel.${sheet.cancelling ?? "none"}`)}</Fact>
        <Fact name={t("sheet.atOnce")}>{format.number(sheet.concurrency ?? 1)}</Fact>
        {sheet.linkHours && (
          <Fact name={t("sheet.kept")}>{t("sheet.kept.hours", { count: sheet.linkHours })}</Fact>
        )}
        <Fact name={t("sheet.source")}>
          {source.before}
          {source.link && (
            <a
              href={source.link}
              target="_blank"
              rel="noreferrer"
              className="underline decoration-border underline-offset-4 hover:decoration-text"
            >
              {source.link}
            </a>
          )}
          {source.after}
          <span className="text-quiet">
            {" "}
            · {t("sheet.checked", { day: checkedOn(sheet.checked, language) })}
          </span>
        </Fact>
      </Facts>
    </details>
  );
}

/** The day, or the month, in which a sheet was looked up. */
function checkedOn(checked: string, language: string): string {
  const month = /^\d{4}-\d{2}$/.test(checked);
  const at = new Date(month ? `${checked}-15T12:00` : `${checked}T12:00`);
  if (Number.isNaN(at.getTime())) return checked;
  return new Intl.DateTimeFormat(
    language,
    month ? { month: "long", year: "numeric" } : { dateStyle: "medium" },
  ).format(at);
}
