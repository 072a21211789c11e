import type { Aspect, Limits, ProvidersView, ProviderView, Sheet } from "@/shared/api/types";
import { isFree } from "@/shared/lib/free";
import { secondsOf } from "@/shared/lib/seconds";
import { ASPECTS, type Draft } from "./draft";

/** What a provider's models shoot, without those that make single pictures. */
export function clipSheets(provider: ProviderView | undefined): Sheet[] {
  return (provider?.sheets ?? []).filter((sheet) => sheet.makes !== "picture");
}

/** The provider of a draft: its own as long as there is one of that name, else the studio's. */
export function providerOf(draft: Pick<Draft, "provider">, all: ProvidersView | undefined) {
  const providers = all?.providers ?? [];
  return (
    providers.find((one) => one.name === draft.provider) ??
    providers.find((one) => one.default) ??
    providers[0]
  );
}

/** The model of a draft; undefined where the studio chooses. */
export function sheetOf(draft: Pick<Draft, "model">, provider: ProviderView | undefined): Sheet | undefined {
  const sheets = clipSheets(provider);
  return sheets.length === 1 ? sheets[0] : sheets.find((sheet) => sheet.model === draft.model);
}

/** Whether filming costs money: with any of the models that may be chosen. */
export function isPaid(draft: Pick<Draft, "model">, provider: ProviderView | undefined): boolean {
  const sheet = sheetOf(draft, provider);
  return sheet ? !isFree(sheet) : clipSheets(provider).some((one) => !isFree(one));
}

/** The one that draws at no cost. */
export function freeProvider(all: ProvidersView | undefined): ProviderView | undefined {
  return all?.providers.find((one) => clipSheets(one).some((sheet) => sheet.animatic));
}

export interface Reach {
  least: number;
  most: number;
}

/** How short and how long one scene can be. A model that starts from a picture goes on where it stopped. */
export function reachOf(sheet: Sheet, limits: Required<Limits>): Reach {
  const { values = [], least, most } = sheet.durations;
  const each = values.map(secondsOf);
  const shortest = each.length > 0 ? Math.min(...each) : secondsOf(least ?? 0);
  const longest = each.length > 0 ? Math.max(...each) : secondsOf(most ?? 0);
  return {
    least: shortest,
    most: sheet.modes?.includes("first_frame") ? Math.max(longest, limits.maxSeconds) : longest,
  };
}

/** The shapes that none of the models in question can shoot. */
export function missingAspects(sheet: Sheet | undefined, provider: ProviderView | undefined): Aspect[] {
  const sheets = sheet ? [sheet] : clipSheets(provider);
  if (sheets.length === 0) return [];
  return ASPECTS.filter((aspect) => sheets.every((one) => !one.sizes[aspect]));
}

/** Why so many scenes of a model cannot fill so many seconds: too short or too long together. */
export function misfitOf(
  sheet: Sheet | undefined,
  draft: Pick<Draft, "scenes" | "seconds">,
  limits: Required<Limits>,
): { least: number; most: number } | null {
  if (!sheet || draft.scenes === null) return null;
  const reach = reachOf(sheet, limits);
  const least = draft.scenes * reach.least;
  const most = draft.scenes * reach.most;
  return draft.seconds < least || draft.seconds > most ? { least, most } : null;
}
