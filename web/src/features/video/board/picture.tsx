import { type JSX, type ReactNode, useEffect, useState } from "react";
import type { Take } from "@/shared/api/types";
import { useWords } from "@/shared/i18n/words";
import { stillOf } from "@/shared/lib/still";
import { cx } from "@/shared/ui/cx";
import { Frame } from "@/shared/ui/frame";
import { WORDS } from "./words";

const ARRIVED_MS = 2400;
const FADE_MS = 180;

/** The picture of a scene. A better one comes over the one before it, which stays until it is there. */
export function Picture({
  aspect,
  take,
  alt,
  empty,
  real,
  children,
}: {
  aspect: string;
  take: Take | undefined;
  alt: string;
  /** What is said while there is no picture. */
  empty: string;
  /** It was shot, not drawn. */
  real: boolean;
  children?: ReactNode;
}): JSX.Element {
  const t = useWords(WORDS);
  const src = take ? stillOf(take) : null;
  const [shown, setShown] = useState<string | null>(null);
  const [shot, setShot] = useState(real);
  const [gone, setGone] = useState<string | null>(null);
  const [broken, setBroken] = useState<string | null>(null);
  const [arrived, setArrived] = useState(false);
  useEffect(() => {
    if (!arrived) return;
    const timer = setTimeout(() => setArrived(false), ARRIVED_MS);
    return () => clearTimeout(timer);
  }, [arrived]);
  useEffect(() => {
    if (!gone) return;
    const timer = setTimeout(() => setGone(null), FADE_MS * 2);
    return () => clearTimeout(timer);
  }, [gone]);
  const under = gone && gone !== src ? gone : shown !== src ? shown : null;
  return (
    <Frame aspect={aspect} alt="" className="group-data-[drag]/card:opacity-40">
      {under && (
        <img src={under} alt="" draggable={false} className="absolute inset-0 size-full object-contain" />
      )}
      {src && broken !== src ? (
        <img
          key={src}
          src={src}
          alt={alt}
          decoding="async"
          draggable={false}
          onLoad={() => {
            if (shown !== null && shown !== src) {
              setGone(shown);
              // A panel gave way to what was shot; one take for another is somebody's own choice.
              setArrived(real && !shot);
            }
            setShot(real);
            setShown(src);
          }}
          onError={() => setBroken(src)}
          className={cx(
            "absolute inset-0 size-full object-contain transition-opacity duration-180",
            shown === src ? "opacity-100" : "opacity-0",
          )}
        />
      ) : (
        !under && (
          <p className="absolute inset-0 grid place-items-center p-4 text-center text-xs text-on-screen/75">
            {src ? t("picture.broken") : empty}
          </p>
        )
      )}
      {arrived && (
        <p
          role="status"
          className="slate absolute inset-x-0 top-0 bg-screen/80 px-2 py-1 text-center text-[0.6875rem] text-on-screen"
        >
          {t("picture.arrived")}
        </p>
      )}
      {children}
    </Frame>
  );
}
