import type { JSX } from "react";
import type { SceneProgress, Take } from "@/shared/api/types";
import { useFormat } from "@/shared/i18n/format";
import { useWords } from "@/shared/i18n/words";
import { useCommon } from "@/shared/ui/common";
import { Icon } from "@/shared/ui/icons";
import { Progress } from "@/shared/ui/status";
import { usePanels } from "./scene-takes";
import { WORDS } from "./words";

/** Over a scene's picture: what it is, and how far the take that is to replace it has come. */
export function PictureState({
  takes,
  chosen,
  progress,
  stale,
}: {
  takes: readonly Take[];
  chosen: Take | undefined;
  progress: SceneProgress | undefined;
  /** The scene says something else now. */
  stale: boolean;
}): JSX.Element {
  const t = useWords(WORDS);
  const isPanel = usePanels();
  const common = useCommon();
  const format = useFormat();
  const newest = takes.at(-1);
  // Progress comes at once, the take itself with the next look at the video.
  const begun = newest?.state === "pending" && progress?.state === "shooting";
  const shooting = newest?.state === "shooting" || begun ? newest : undefined;
  const failed = newest?.state === "failed" ? newest : undefined;
  const percent = shooting ? Math.max((shooting.progress ?? 0) * 100, progress?.percent ?? 0) : 0;
  const what = shooting
    ? `${isPanel(shooting) ? t("panel.drawn") : t("take.shot", { number: shooting.number })} ${format.percent(percent)}`
    : failed
      ? t("take.failed", { number: failed.number })
      : newest?.state === "pending" && newest !== chosen && !isPanel(newest)
        ? t("take.waits", { number: newest.number, state: common("take.pending") })
        : chosen && isPanel(chosen)
          ? t("panel")
          : null;
  return (
    <div className="absolute inset-x-0 bottom-0">
      <div className="flex flex-wrap items-end justify-between gap-1 p-1.5">
        {what ? (
          <p className="slate flex items-center gap-1 bg-screen/85 px-1.5 py-0.5 text-[0.6875rem] text-on-screen">
            {failed && !shooting && <Icon name="alert" size={12} />}
            {what}
          </p>
        ) : (
          <span />
        )}
        {stale && chosen && (
          <p className="slate bg-screen/85 px-1.5 py-0.5 text-[0.6875rem] text-on-screen">
            {t("picture.stale")}
          </p>
        )}
      </div>
      {shooting && <Progress percent={percent} label={what ?? ""} />}
    </div>
  );
}
