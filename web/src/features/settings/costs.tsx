import type { JSX } from "react";
import { Link } from "wouter";
import { useCosts } from "@/shared/api/queries";
import { useWords } from "@/shared/i18n/words";
import { Button } from "@/shared/ui/button";
import { Empty, Failure, Waiting } from "@/shared/ui/notice";
import { Ledger } from "./ledger";
import { csvOf, isFree } from "./sums";
import { WORDS } from "./words";

/** What was spent, is held and was lost. */
export default function Costs(): JSX.Element {
  const t = useWords(WORDS);
  const { data: costs, error, refetch } = useCosts();
  const today = new Date().toISOString().slice(0, 10);
  const spent = costs && !isFree(costs);
  return (
    <div className="mx-auto grid w-full max-w-5xl content-start gap-8 px-4 py-8 sm:px-6">
      <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="grid gap-2">
          <h1 className="text-2xl">{t("costs.title")}</h1>
          <p className="max-w-prose text-sm text-quiet">{t("costs.about")}</p>
        </div>
        {spent && (
          <Button icon="download" onClick={() => save(csvOf(costs), `reelwright-costs-${today}.csv`)}>
            {t("costs.export")}
          </Button>
        )}
      </header>
      {spent ? (
        <Ledger costs={costs} today={today} />
      ) : costs ? (
        <Empty
          title={t("costs.free")}
          actions={
            <>
              <Button asChild look="main">
                <Link href="/videos/generate">{t("costs.make")}</Link>
              </Button>
              <Button asChild>
                <Link href="/settings#providers">{t("costs.providers")}</Link>
              </Button>
            </>
          }
        >
          {t("costs.free.about")}
        </Empty>
      ) : error ? (
        <Failure why={error} onRetry={() => void refetch()} />
      ) : (
        <>
          <Waiting className="h-28" />
          <Waiting className="h-72" />
        </>
      )}
    </div>
  );
}

/** Gives a text to the browser as a file. */
function save(text: string, name: string): void {
  // The mark tells spreadsheets that the letters are UTF-8.
  const address = URL.createObjectURL(new Blob(["\uFEFF", text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
