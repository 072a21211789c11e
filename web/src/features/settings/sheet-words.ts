import type { PriceRule, Sheet } from "@/shared/api/types";
import type { Format } from "@/shared/i18n/format";
import type { Language } from "@/shared/i18n/language";
import type { Say } from "@/shared/i18n/words";
import { isFree } from "@/shared/lib/free";
import { secondsOf } from "@/shared/lib/seconds";
import type { WORDS } from "./words";

type T = Say<keyof (typeof WORDS)["en"]>;

/** The seconds that a take of a model can have; null of one that makes pictures. */
export function lengthsOf(sheet: Sheet, t: T, format: Format, language: Language): string | null {
  if (sheet.makes === "picture") return null;
  const { values = [], least, most, step } = sheet.durations;
  if (values.length)
    return t("sheet.seconds.some", {
      list: new Intl.ListFormat(language, { type: "disjunction" }).format(
        values.map((value) => format.number(secondsOf(value))),
      ),
    });
  return t("sheet.seconds.range", {
    least: format.number(secondsOf(least ?? 0)),
    most: format.number(secondsOf(most ?? 0)),
    step: format.seconds(secondsOf(step ?? 0)),
  });
}

/** What a take costs, a sentence a rule. Nobody having said it is not the same as free. */
export function pricesOf(sheet: Sheet, t: T, format: Format): string[] {
  const { rules = [], known = true, currency = "USD" } = sheet.price ?? {};
  if (!known) return [t("sheet.price.unknown")];
  if (!rules.length) return [t("sheet.price.free")];
  return rules.map((rule) =>
    [
      t(rule.unit === "picture" ? "sheet.price.picture" : "sheet.price.second", {
        sum: format.money(rule.micros, currency),
      }),
      ...conditions(rule, t, format),
    ].join(", "),
  );
}

/** What is paid for although no clip comes of it. */
export function billedOf(sheet: Sheet, t: T, language: Language): string {
  if (isFree(sheet)) return t("sheet.billed.nothing");
  const billed = (["failed", "moderated", "cancelled"] as const).filter((one) => sheet.billing?.[one]);
  if (!billed.length) return t("sheet.billed.nothing");
  return new Intl.ListFormat(language).format(billed.map((one) => t(`sheet.billed.${one}`)));
}

/** The first address in where a sheet was read, and the words around it. */
export function sourceOf(source: string): { before: string; link: string | null; after: string } {
  const found = /https?:\/\/[^\s"'<>]+[^\s"'<>.,;:)]/.exec(source);
  if (!found) return { before: source, link: null, after: "" };
  return {
    before: source.slice(0, found.index),
    link: found[0],
    after: source.slice(found.index + found[0].length),
  };
}

function conditions(rule: PriceRule, t: T, format: Format): string[] {
  const said: string[] = [];
  if (rule.sound === true) said.push(t("sheet.price.sound"));
  if (rule.sound === false) said.push(t("sheet.price.silent"));
  if (rule.pixelsOver) said.push(t("sheet.price.over", { pixels: format.number(rule.pixelsOver) }));
  return said;
}
