import type { Say } from "@/shared/i18n/words";
import type { WORDS } from "./words";

type Keys = keyof (typeof WORDS)["en"];

/** What a provider is called on the page. */
export function providerName(name: string, t: Say<Keys>): string {
  return name === "animatic" ? t("provider.animatic") : name.charAt(0).toUpperCase() + name.slice(1);
}

/** What a voice is called on the page. */
export function voiceName(name: string, hired: boolean, t: Say<Keys>): string {
  if (name === "none") return t("voice.none");
  if (name === "scratch") return t("voice.scratch");
  return hired ? t("voice.hired", { name }) : name;
}
