import { useQuery } from "@tanstack/react-query";
import type { JSX } from "react";
import { Link } from "wouter";
import { get, query } from "@/shared/api/client";
import { key } from "@/shared/api/queries";
import type { Line, PageView } from "@/shared/api/types";
import { useWords } from "@/shared/i18n/words";
import { Button } from "@/shared/ui/button";
import { Frame } from "@/shared/ui/frame";
import { Icon } from "@/shared/ui/icons";
import { Status } from "@/shared/ui/status";
import { WORDS } from "./words";

const SHOWN = 4;

/** The front page: what this is, the way in, and what was made lately. */
export function Home(): JSX.Element {
  const t = useWords(WORDS);
  const recent = useQuery({
    queryKey: key.page({ limit: SHOWN }),
    queryFn: ({ signal }) => get<PageView>(`/api/videos${query({ limit: SHOWN })}`, signal),
  });
  const lines = recent.data?.videos ?? [];
  return (
    <div className="mx-auto grid w-full max-w-[90rem] gap-12 px-4 py-10 sm:px-6 sm:py-16">
      <section className="grid max-w-2xl gap-5">
        <h1 className="text-4xl [font-stretch:88%] sm:text-5xl">{t("home.title")}</h1>
        <p className="max-w-prose text-lg text-quiet">{t("home.about")}</p>
        <div className="flex flex-wrap gap-3">
          <Button asChild look="main" className="px-5 py-2.5 text-base">
            <Link href="/videos/generate">
              <Icon name="film" />
              {t("home.button")}
            </Link>
          </Button>
          {lines.length > 0 && (
            <Button asChild className="px-5 py-2.5 text-base">
              <Link href="/videos/gallery">{t("home.gallery")}</Link>
            </Button>
          )}
        </div>
      </section>
      {lines.length > 0 && (
        <section className="grid gap-4">
          <h2 className="slate text-quiet">{t("home.recent")}</h2>
          <ul className="grid grid-cols-2 items-end gap-4 lg:grid-cols-4">
            {lines.map((line) => (
              <li key={line.id}>
                <Recent line={line} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Recent({ line }: { line: Line }): JSX.Element {
  return (
    <Link href={`/videos/${line.id}`} className="grid gap-2">
      <Frame aspect={line.aspect} src={line.urls.poster} alt="" className="max-h-72" />
      <span dir="auto" className="truncate text-sm">
        {line.title || line.prompt}
      </span>
      <Status status={line.status} needs={line.needs} />
    </Link>
  );
}
