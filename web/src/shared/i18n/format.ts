import { type Language, useLanguage } from "./language";

/** Numbers, money, dates and sizes as the language of the page writes them. */
export interface Format {
  /** Micro-units as money: whole cents, and as many more digits as a smaller sum needs. */
  money(micros: number, currency?: string): string;
  /** A range of money; one figure where both ends are the same. */
  moneyRange(least: number, most: number, currency?: string): string;
  number(value: number): string;
  percent(value: number): string;
  /** Bytes in decimal units. */
  bytes(value: number): string;
  /** "2 minutes ago", "yesterday", or a date when it is longer ago. */
  ago(at: string, now?: number): string;
  dateTime(at: string): string;
  date(at: string): string;
  /** Seconds as "1:05". */
  clock(seconds: number): string;
  /** Seconds in words, short: "24 s", "1 min 5 s". */
  seconds(seconds: number): string;
}

export function formatIn(language: Language): Format {
  const money = (micros: number, currency = "USD") => {
    const units = micros / 1_000_000;
    const small = units !== 0 && Math.abs(units) < 0.1 && Math.round(units * 100) !== units * 100;
    return new Intl.NumberFormat(language, {
      style: "currency",
      currency,
      currencyDisplay: "narrowSymbol",
      minimumFractionDigits: 2,
      maximumFractionDigits: small ? 4 : 2,
    }).format(units);
  };
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const date = new Intl.DateTimeFormat(language, { dateStyle: "medium" });
  const dateTime = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
  const unit = (value: number, name: string) =>
    new Intl.NumberFormat(language, {
      style: "unit",
      unit: name,
      unitDisplay: "short",
      maximumFractionDigits: 1,
    }).format(value);
  return {
    money,
    moneyRange: (least, most, currency) =>
      least === most ? money(most, currency) : `${money(least, currency)}–${money(most, currency)}`,
    number: (value) => new Intl.NumberFormat(language).format(value),
    percent: (value) => new Intl.NumberFormat(language, { style: "percent" }).format(value / 100),
    bytes: (value) => {
      const names = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"];
      let size = value;
      let step = 0;
      while (size >= 1000 && step < names.length - 1) {
        size /= 1000;
        step += 1;
      }
      return unit(step ? Number(size.toPrecision(3)) : size, names[step] ?? "byte");
    },
    ago: (at, now = Date.now()) => {
      const seconds = (new Date(at).getTime() - now) / 1000;
      const past = Math.abs(seconds);
      if (past < 45) return relative.format(0, "second");
      if (past < 45 * 60) return relative.format(Math.round(seconds / 60), "minute");
      if (past < 22 * 3600) return relative.format(Math.round(seconds / 3600), "hour");
      if (past < 6 * 86400) return relative.format(Math.round(seconds / 86400), "day");
      return date.format(new Date(at));
    },
    dateTime: (at) => dateTime.format(new Date(at)),
    date: (at) => date.format(new Date(at)),
    clock: (seconds) => {
      const whole = Math.max(0, Math.floor(seconds));
      const minutes = Math.floor(whole / 60);
      return `${minutes}:${String(whole % 60).padStart(2, "0")}`;
    },
    seconds: (seconds) => {
      const tenths = Math.round(seconds * 10) / 10;
      if (tenths < 60) return unit(tenths, "second");
      const whole = Math.round(seconds);
      const minutes = unit(Math.floor(whole / 60), "minute");
      return whole % 60 ? `${minutes} ${unit(whole % 60, "second")}` : minutes;
    },
  };
}

/** One for each language: what it is made of takes long to make, and a gallery has a hundred cards. */
const made = new Map<Language, Format>();

export function useFormat(): Format {
  const language = useLanguage((state) => state.language);
  const format = made.get(language) ?? formatIn(language);
  made.set(language, format);
  return format;
}
