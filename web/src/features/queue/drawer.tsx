import { useQuery } from "@tanstack/react-query";
import { type JSX, type ReactNode, useState } from "react";
import { Link } from "wouter";
import { useActive } from "@/shared/api/active";
import { get, query } from "@/shared/api/client";
import { key } from "@/shared/api/queries";
import type { Line, PageView } from "@/shared/api/types";
import { useFormat } from "@/shared/i18n/format";
import { useWords } from "@/shared/i18n/words";
import { Button } from "@/shared/ui/button";
import { Frame } from "@/shared/ui/frame";
import { Empty, Failure, Waiting } from "@/shared/ui/notice";
import { Status } from "@/shared/ui/status";
import { sentence, stopAll } from "@/shared/ui/stopping";
import { notify } from "@/shared/ui/toast";
import { allWaiting, grouped } from "./line";
import { Row } from "./row";
import { WORDS } from "./words";

const RECENT = { active: false, sort: "changed", limit: 5 };

/** All that is being made, all that waits for its turn or for a person, and what was done lately. */
export default function Drawer({ onLeave }: { onLeave: () => void }): JSX.Element {
  const t = useWords(WORDS);
  const active = useActive();
  const recent = useQuery({
    queryKey: key.page(RECENT),
    queryFn: ({ signal }) => get<PageView>(`/api/videos${query(RECENT)}`, signal),
  });
  const [stopping, setStopping] = useState(false);
  if (active.isError && !active.data)
    return <Failure why={active.error} onRetry={() => void active.refetch()} />;
  if (!active.data) return <Waiting className="h-40" />;
  const { asking, making, waiting } = grouped(active.data.videos);
  const total = (active.data.counts.pending ?? 0) + (active.data.counts.processing ?? 0);
  const more = total - active.data.videos.length;
  const nothing = asking.length + making.length + waiting.length === 0;
  const stopWaiting = async () => {
    setStopping(true);
    try {
      await stopAll(await allWaiting());
    } catch (why) {
      notify({ text: sentence(why), kind: "failure" });
    } finally {
      setStopping(false);
    }
  };
  return (
    <div className="grid gap-6">
      {nothing && (
        <Empty
          title={t("empty")}
          actions={
            <Button asChild>
              <Link href="/videos/generate" onClick={onLeave}>
                {t("empty.go")}
              </Link>
            </Button>
          }
        >
          {t("empty.about")}
        </Empty>
      )}
      <Group title={t("asking")} lines={asking} />
      <Group title={t("making")} lines={making} />
      <Group
        title={t("waiting")}
        lines={waiting}
        counted
        action={
          waiting.length > 1 && (
            <Button icon="stop" busy={stopping} onClick={() => void stopWaiting()}>
              {t("stop.all")}
            </Button>
          )
        }
      >
        {more > 0 && <p className="py-2 text-sm text-quiet">{t("waiting.more", { count: more })}</p>}
      </Group>
      {recent.data && recent.data.videos.length > 0 && (
        <section className="grid gap-1">
          <h3 className="slate text-quiet">{t("recent")}</h3>
          <ul>
            {recent.data.videos.map((line) => (
              <li key={line.id} className="border-b border-line last:border-0">
                <Recent line={line} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Group({
  title,
  lines,
  counted = false,
  action,
  children,
}: {
  title: string;
  lines: readonly Line[];
  /** Each has a place in line. */
  counted?: boolean;
  action?: ReactNode;
  children?: ReactNode;
}): JSX.Element | null {
  if (lines.length === 0) return null;
  return (
    <section className="grid gap-1">
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-2">
        <h3 className="slate text-quiet">{title}</h3>
        {action}
      </div>
      <ol className="min-w-0">
        {lines.map((line, place) => (
          <li key={line.id} className="border-b border-line last:border-0">
            <Row line={line} {...(counted ? { place: place + 1 } : {})} />
          </li>
        ))}
      </ol>
      {children}
    </section>
  );
}

function Recent({ line }: { line: Line }): JSX.Element {
  const format = useFormat();
  return (
    <Link
      href={`/videos/${line.id}`}
      className="grid grid-cols-[4rem_1fr] items-center gap-3 py-2 hover:bg-raised"
    >
      <span className="grid h-9 place-items-center">
        <Frame aspect={line.aspect} src={line.urls.poster} alt="" className="h-9" />
      </span>
      <span className="grid min-w-0 gap-0.5">
        <span className="truncate text-sm">
          <bdi>{line.title || line.prompt}</bdi>
        </span>
        <span className="flex items-center gap-3 text-xs text-quiet">
          <Status status={line.status} />
          {format.ago(line.updated)}
        </span>
      </span>
    </Link>
  );
}
