import type { ProvidersView } from "@/shared/api/types";

/** Whose takes are drawings, by what the providers say of themselves. */
export function drawers(providers: ProvidersView | undefined): ReadonlySet<string> {
  const sheets = providers?.providers.flatMap((one) => one.sheets) ?? [];
  return new Set(sheets.filter((sheet) => sheet.animatic).map((sheet) => sheet.provider));
}
