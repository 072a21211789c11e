import { type JSX, useEffect, useRef, useState } from "react";
import { useFormat } from "@/shared/i18n/format";
import { type Deadline, leftOf, revised } from "@/shared/lib/left";
import { useCommon } from "./common";

/** Seconds that are left, as a range that never runs backwards. `seconds` is the studio's newest estimate. */
export function Left({
  seconds,
  attempt = 1,
}: {
  seconds: number | null;
  attempt?: number;
}): JSX.Element | null {
  const t = useCommon();
  const format = useFormat();
  const deadline = useRef<{ attempt: number; it: Deadline | null }>({ attempt, it: null });
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    // Another attempt is another piece of work.
    const before = deadline.current.attempt === attempt ? deadline.current.it : null;
    deadline.current = { attempt, it: revised(before, seconds, Date.now()) };
    setNow(Date.now());
  }, [seconds, attempt]);
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(tick);
  }, []);
  if (!deadline.current.it) return null;
  const { least, most } = leftOf(deadline.current.it, now);
  if (most < 2) return <>{t("left.soon")}</>;
  if (least === most || least < 1) return <>{t("left.one", { most: format.seconds(most) })}</>;
  return <>{t("left.range", { least: format.seconds(least), most: format.seconds(most) })}</>;
}
