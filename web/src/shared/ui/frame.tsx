import { type JSX, type ReactNode, useState } from "react";
import type { Aspect } from "@/shared/api/types";
import { cx } from "./cx";

const RATIOS: Record<Aspect, string> = { "16:9": "16 / 9", "9:16": "9 / 16", "1:1": "1 / 1" };

/** The shape of a picture, as CSS writes a ratio. */
export function ratioOf(aspect: string): string {
  return RATIOS[aspect as Aspect] ?? RATIOS["16:9"];
}

/** A place for a picture in its true ratio; nothing is ever cropped. */
export function Frame({
  aspect,
  src,
  alt,
  className,
  lazy = true,
  children,
}: {
  aspect: string;
  src?: string | null | undefined;
  alt: string;
  className?: string;
  lazy?: boolean;
  /** Over the picture. */
  children?: ReactNode;
}): JSX.Element {
  // What cannot be loaded leaves the frame dark.
  const [broken, setBroken] = useState<string | null>(null);
  return (
    <div
      className={cx("relative overflow-hidden bg-screen", className)}
      style={{ aspectRatio: ratioOf(aspect) }}
    >
      {src && src !== broken && (
        <img
          src={src}
          alt={alt}
          loading={lazy ? "lazy" : "eager"}
          decoding="async"
          draggable={false}
          onError={() => setBroken(src)}
          className="absolute inset-0 size-full object-contain"
        />
      )}
      {children}
    </div>
  );
}
