import type { JSX } from "react";
import { useWords } from "@/shared/i18n/words";
import { Button } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icons";
import type { Deck } from "./deck";
import type { Trouble } from "./trouble";
import { WORDS } from "./words";

/** Why the film does not play, and what can be done. */
export function TroubleCard({
  trouble,
  deck,
  download,
}: {
  trouble: Trouble;
  deck: Deck;
  download: string | null | undefined;
}): JSX.Element {
  const t = useWords(WORDS);
  return (
    <div
      role="alert"
      className="absolute inset-0 z-[3] grid place-content-center justify-items-center gap-3 overflow-y-auto bg-screen/90 p-4 text-center text-sm text-on-screen"
    >
      <Icon name="alert" size={20} />
      <p className="max-w-prose">{t(`trouble.${trouble}`)}</p>
      <div className="flex flex-wrap justify-center gap-2 text-text">
        <Button icon="retry" onClick={() => deck.retry()}>
          {t("retry")}
        </Button>
        {trouble === "codec" && download && (
          <Button asChild>
            <a href={download} download>
              <Icon name="download" />
              {t("download.film")}
            </a>
          </Button>
        )}
      </div>
    </div>
  );
}
