import { useQuery } from "@tanstack/react-query";
import type { JSX } from "react";
import { get, Refusal } from "@/shared/api/client";
import type { AccountView } from "@/shared/api/types";
import { useFormat } from "@/shared/i18n/format";
import { useWords } from "@/shared/i18n/words";
import { Button } from "@/shared/ui/button";
import { Failure } from "@/shared/ui/notice";
import { Sums } from "./sums-table";
import { WORDS } from "./words";

/** How the account at a provider stands, asked for when somebody wants to know. */
export function Account({ provider }: { provider: string }): JSX.Element {
  const t = useWords(WORDS);
  const asked = useQuery({
    queryKey: ["account", provider],
    queryFn: ({ signal }) =>
      get<AccountView>(`/api/providers/${encodeURIComponent(provider)}/account`, signal),
    enabled: false,
    retry: false,
  });
  const free = asked.error instanceof Refusal && asked.error.code === "no_account";
  return (
    <div className="grid gap-3">
      <Button
        className="justify-self-start"
        icon="costs"
        busy={asked.isFetching}
        onClick={() => void asked.refetch()}
      >
        {t(asked.data ? "account.again" : "account.ask")}
      </Button>
      <div aria-live="polite" className="grid gap-3">
        {free ? (
          <p className="text-sm text-quiet">{t("account.free")}</p>
        ) : asked.error && !asked.isFetching ? (
          <Failure why={asked.error} />
        ) : (
          asked.data && <Standing account={asked.data} />
        )}
      </div>
    </div>
  );
}

/** The balance of an account, and what it may still have made. */
export function Standing({ account }: { account: AccountView }): JSX.Element {
  const t = useWords(WORDS);
  const format = useFormat();
  const limit = (most: number | null | undefined) =>
    most === null || most === undefined ? t("account.noLimit") : format.number(most);
  return (
    <div className="grid gap-3">
      <p className="text-sm">
        <strong className="font-semibold">
          {account.balanceMicros === null
            ? t("account.balance.unknown")
            : t("account.balance", { sum: format.money(account.balanceMicros, account.currency) })}
        </strong>{" "}
        <span className="text-quiet">{t("account.at", { at: format.dateTime(account.at) })}</span>
      </p>
      <Sums
        title={t("account.models")}
        headed={false}
        first={t("costs.model")}
        rows={Object.entries(account.models).sort(([one], [other]) => one.localeCompare(other))}
        id={([model]) => model}
        name={([model]) => model}
        columns={[
          { name: t("account.atOnce"), show: ([, standing]) => limit(standing.concurrency) },
          {
            name: t("account.today"),
            show: ([, standing]) =>
              `${format.number(standing.dailyMade ?? 0)} / ${limit(standing.dailyMost)}`,
          },
        ]}
      />
    </div>
  );
}
