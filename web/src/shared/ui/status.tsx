import type { JSX } from "react";
import type { Needs, VideoStatus } from "@/shared/api/types";
import { Working } from "./button";
import { useCommon } from "./common";
import { cx } from "./cx";
import { Icon, type IconName, Ring } from "./icons";

const GLYPHS: Record<VideoStatus, IconName | "working" | "ring"> = {
  pending: "clock",
  processing: "working",
  completed: "ring",
  failed: "alert",
  cancelled: "stop",
};

/** How a video stands, as a glyph and a word. What it needs of a person comes before its status. */
export function Status({ status, needs = "nothing" }: { status: VideoStatus; needs?: Needs }): JSX.Element {
  const t = useCommon();
  const asks = needs !== "nothing" && status !== "completed" && status !== "failed" && status !== "cancelled";
  const glyph = GLYPHS[status];
  const text = asks ? t(`needs.${needs}` as "needs.approval") : t(`status.${status}`);
  return (
    <span
      className={cx(
        "inline-flex items-center gap-1.5 text-xs font-medium whitespace-nowrap",
        status === "failed" ? "text-failure" : asks ? "text-mark" : "text-quiet",
      )}
    >
      {asks ? (
        <Icon name="question" size={14} />
      ) : glyph === "working" ? (
        <Working size={14} />
      ) : glyph === "ring" ? (
        <Ring size={14} />
      ) : (
        <Icon name={glyph} size={14} />
      )}
      {text}
    </span>
  );
}

/** How much of something is done: a line that fills. */
export function Progress({
  percent,
  label,
  failed = false,
}: {
  percent: number;
  label: string;
  failed?: boolean;
}): JSX.Element {
  const whole = Math.round(Math.max(0, Math.min(100, percent)));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={whole}
      className="h-1 w-full overflow-hidden bg-line"
    >
      <div
        className={cx("h-full origin-left transition-transform", failed ? "bg-failure" : "bg-mark")}
        style={{ transform: `scaleX(${whole / 100})` }}
      />
    </div>
  );
}
