import type { JSX } from "react";
import type { VideoView } from "@/shared/api/types";
import { useFormat } from "@/shared/i18n/format";
import { type Say, useWords } from "@/shared/i18n/words";
import { Button } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icons";
import { Menu, type MenuItem } from "@/shared/ui/menu";
import { WORDS } from "./words";

/** The film to take away, and beside it all that goes with it. */
export function Downloads({ video }: { video: VideoView }): JSX.Element {
  const t = useWords(WORDS);
  const format = useFormat();
  const made = video.film ?? video.preview;
  return (
    <div className="flex gap-px">
      {video.urls.download && (
        <Button asChild look="main" className="rounded-r-none">
          <a href={video.urls.download} download>
            <Icon name="download" />
            {t(video.film ? "download.film" : "download.preview")}
            {made && <span className="font-normal">{format.bytes(made.size)}</span>}
          </a>
        </Button>
      )}
      <Menu
        label={t("download.other")}
        trigger={
          <Button
            look={video.urls.download ? "main" : "plain"}
            className={video.urls.download ? "rounded-l-none px-2" : "px-2"}
            aria-label={t("download.other")}
          >
            <Icon name="chevronDown" />
          </Button>
        }
        items={filesOf(video, t)}
      />
    </div>
  );
}

type Name = "file.vtt" | "file.srt" | "file.sheet" | "file.poster" | "file.project";

/** What can be taken away beside the film. */
function filesOf(video: VideoView, t: Say<Name>): MenuItem[] {
  const { urls } = video;
  const files: { name: Name; href: string | null | undefined }[] = [
    { name: "file.vtt", href: kept(urls.captions) },
    { name: "file.srt", href: kept(urls.subtitles) },
    { name: "file.sheet", href: kept(urls.contactSheet) },
    { name: "file.poster", href: kept(urls.poster) },
    { name: "file.project", href: `/api/videos/${video.id}/project.zip` },
  ];
  return files.flatMap(({ name, href }) =>
    href ? [{ label: t(name), href, icon: "download" as const }] : [],
  );
}

/** The address that sends a file under the film's name. */
function kept(url: string | null | undefined): string | null {
  return url ? `${url}${url.includes("?") ? "&" : "?"}download=1` : null;
}
