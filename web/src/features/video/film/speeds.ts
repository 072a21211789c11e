import { useCallback } from "react";
import { useFormat } from "@/shared/i18n/format";

/** Writes a speed: "1.5×", "−2×". */
export function useSpeeds(): (speed: number) => string {
  const format = useFormat();
  return useCallback((speed) => `${speed < 0 ? "−" : ""}${format.number(Math.abs(speed))}×`, [format]);
}
