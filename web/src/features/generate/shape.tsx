import type { JSX } from "react";
import type { Aspect } from "@/shared/api/types";
import { cx } from "@/shared/ui/cx";

const SIZES: Record<Aspect, readonly [number, number]> = {
  "16:9": [16, 9],
  "9:16": [9, 16],
  "1:1": [12, 12],
};

/** The outline of a film of that shape. */
export function Shape({
  aspect,
  size = 20,
  struck = false,
}: {
  aspect: string;
  size?: number;
  struck?: boolean;
}): JSX.Element {
  const [width, height] = SIZES[aspect as Aspect] ?? SIZES["16:9"];
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" className="shrink-0">
      <rect
        x={(20 - width) / 2}
        y={(20 - height) / 2}
        width={width}
        height={height}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.500"
      />
      {struck && <path d="M2 18L18 2" stroke="currentColor" strokeWidth="1.500" />}
    </svg>
  );
}

/** The film as it is asked for: a frame a scene, in its shape. */
export function Strip({
  aspect,
  scenes,
  className,
}: {
  aspect: string;
  scenes: number | null;
  className?: string;
}): JSX.Element {
  const [width, height] = SIZES[aspect as Aspect] ?? SIZES["16:9"];
  const count = scenes ?? 3;
  return (
    <div aria-hidden="true" className={cx("flex h-12 items-center gap-1.5", className)}>
      {Array.from({ length: count }, (_, place) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a frame is its place.
          key={place}
          style={{ aspectRatio: `${width} / ${height}`, maxWidth: `${(3 * width) / height}rem` }}
          className={cx(
            "slate grid min-w-0 flex-1 place-items-center border",
            scenes === null ? "border-dashed border-border" : "border-border bg-screen text-on-screen",
          )}
        >
          {scenes !== null && place + 1}
        </span>
      ))}
      {scenes === null && <span className="self-center text-quiet">…</span>}
    </div>
  );
}
