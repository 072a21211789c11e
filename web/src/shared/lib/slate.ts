/** A number as it stands on a slate: "03". */
export function slated(number: number): string {
  return String(number).padStart(2, "0");
}
