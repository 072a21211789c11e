/** Typed dollars as micro-units: "1.50", "1,50" or "$1.50". Null for nothing, undefined for what is no sum. */
export function microsOf(typed: string): number | null | undefined {
  const text = typed.trim().replace(/^\$\s*/, "");
  if (!text) return null;
  if (!/^\d{1,7}([.,]\d{0,6})?$/.test(text)) return undefined;
  return Math.round(Number(text.replace(",", ".")) * 1_000_000);
}
