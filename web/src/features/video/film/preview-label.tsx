import type { JSX } from "react";
import { useProviders } from "@/shared/api/queries";
import type { VideoView } from "@/shared/api/types";
import { useLanguage } from "@/shared/i18n/language";
import { useWords } from "@/shared/i18n/words";
import { drawers } from "@/shared/lib/drawers";
import { slated } from "@/shared/lib/slate";
import { originOf } from "./real";
import { WORDS } from "./words";

/** Says that this is not the film yet, and which scenes of it are there already. */
export function PreviewLabel({ video }: { video: VideoView }): JSX.Element | null {
  const t = useWords(WORDS);
  const language = useLanguage((state) => state.language);
  const providers = useProviders();
  if (!video.preview) return null;
  const drawing = drawers(providers.data);
  const scenes = video.storyboard?.scenes ?? [];
  const real = providers.data
    ? scenes.filter((one) => ["shot", "own"].includes(originOf(video, one.number, drawing)))
    : [];
  const list = new Intl.ListFormat(language, { type: "unit" });
  return (
    <p className="pointer-events-none absolute top-0 left-0 z-[2] max-w-full bg-screen/80 px-2 py-1 text-on-screen">
      <span className="slate">
        {real.length === 0
          ? t("preview.animatic")
          : real.length === scenes.length
            ? t("preview.all")
            : t("preview.some", { scenes: list.format(real.map((one) => `SC ${slated(one.number)}`)) })}
      </span>
    </p>
  );
}
