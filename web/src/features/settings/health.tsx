import { useQuery } from "@tanstack/react-query";
import type { JSX } from "react";
import { get } from "@/shared/api/client";
import type { ChecksView, CheckView } from "@/shared/api/types";
import { useWords } from "@/shared/i18n/words";
import { Button } from "@/shared/ui/button";
import { cx } from "@/shared/ui/cx";
import { Icon, type IconName } from "@/shared/ui/icons";
import { Failure, Waiting } from "@/shared/ui/notice";
import { Prose } from "@/shared/ui/prose";
import { Section } from "./section";
import { WORDS } from "./words";

const GLYPHS: Record<CheckView["state"], IconName> = { ok: "check", missing: "question", wrong: "alert" };
const ORDER: readonly CheckView["state"][] = ["wrong", "missing", "ok"];

/** Whether all of the studio works, part by part: what stands in the way comes first. */
export function Health(): JSX.Element {
  const t = useWords(WORDS);
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ["studio", "checks"],
    queryFn: ({ signal }) => get<ChecksView>("/api/studio/checks", signal),
    staleTime: 300_000,
  });
  return (
    <Section id="health" title={t("health.title")} about={t("health.about")}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p aria-live="polite" className="text-sm font-medium">
          {isFetching ? t("health.looking") : data ? t(data.ok ? "health.ok" : "health.wrong") : ""}
        </p>
        <Button icon="retry" busy={isFetching} onClick={() => void refetch()}>
          {t("health.again")}
        </Button>
      </div>
      {data ? (
        <Checks checks={data.checks} />
      ) : error ? (
        <Failure why={error} />
      ) : (
        <Waiting className="h-[32rem]" />
      )}
    </Section>
  );
}

/** The parts, those that need somebody first. What was found is said by the studio, in English. */
export function Checks({ checks }: { checks: readonly CheckView[] }): JSX.Element {
  const t = useWords(WORDS);
  return (
    <ul className="border-t border-line text-sm">
      {checks
        .map((check, place) => ({ check, place }))
        .sort(
          (one, other) =>
            ORDER.indexOf(one.check.state) - ORDER.indexOf(other.check.state) || one.place - other.place,
        )
        .map(({ check, place }) => (
          <li
            key={place}
            className="grid gap-x-6 gap-y-0.5 border-b border-line py-2.5 max-sm:grid-cols-[minmax(0,1fr)] sm:grid-cols-[12rem_minmax(0,1fr)]"
          >
            <div className="flex min-w-0 items-start justify-between gap-3 sm:flex-col sm:justify-start sm:gap-0.5">
              <span lang="en" className="max-w-full min-w-0 font-medium">
                {check.part}
              </span>
              <span
                className={cx(
                  "inline-flex shrink-0 items-center gap-1.5 text-xs",
                  check.state === "wrong"
                    ? "text-failure"
                    : check.state === "missing"
                      ? "text-text"
                      : "text-quiet",
                )}
              >
                <Icon name={GLYPHS[check.state]} size={14} />
                {t(`health.state.${check.state}`)}
              </span>
            </div>
            <div lang="en" className="grid min-w-0 gap-0.5 [overflow-wrap:anywhere]">
              <p>
                <Prose text={check.found} />
              </p>
              {check.hint && (
                <p className="text-quiet">
                  <Prose text={check.hint} />
                </p>
              )}
            </div>
          </li>
        ))}
    </ul>
  );
}
