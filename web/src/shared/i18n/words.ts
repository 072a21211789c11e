import { useCallback } from "react";
import { type Language, useLanguage } from "./language";

/** What a message may be: a sentence with `{name}` in it, or one for each plural form of `{count}`. */
export type Message = string | { readonly one?: string; readonly other: string };
export type Messages = Readonly<Record<string, Message>>;
export type Params = Readonly<Record<string, string | number>>;

/** A feature's messages in every language. A key that one language lacks does not compile. */
export type Words<Keys extends string> = Readonly<Record<Language, Readonly<Record<Keys, Message>>>>;
export type Say<Keys extends string> = (key: Keys, params?: Params) => string;

type Same<A extends string, B extends string> = [A] extends [B] ? ([B] extends [A] ? unknown : never) : never;

/** Puts the catalogues of a feature together. */
export function words<En extends Messages, Id extends Messages>(
  en: En,
  id: Id & Same<keyof En & string, keyof Id & string>,
): Words<keyof En & string> {
  return { en, id } as unknown as Words<keyof En & string>;
}

/** Says a message in `language`. */
export function say<Keys extends string>(
  catalogue: Words<Keys>,
  language: Language,
  key: Keys,
  params: Params = {},
): string {
  const message = catalogue[language][key];
  const text = typeof message === "string" ? message : plural(message, language, Number(params.count ?? 0));
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in params ? shown(params[name] ?? "", language) : whole,
  );
}

/** The function that says a feature's messages in the language of the page: `t("generate.button")`. */
export function useWords<Keys extends string>(catalogue: Words<Keys>): Say<Keys> {
  const language = useLanguage((state) => state.language);
  return useCallback((key, params) => say(catalogue, language, key, params), [catalogue, language]);
}

function plural(message: Exclude<Message, string>, language: Language, count: number): string {
  const form = new Intl.PluralRules(language).select(count);
  return (form === "one" ? message.one : undefined) ?? message.other;
}

function shown(value: string | number, language: Language): string {
  return typeof value === "number" ? new Intl.NumberFormat(language).format(value) : value;
}
