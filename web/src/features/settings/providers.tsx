import type { JSX } from "react";
import { useProviders } from "@/shared/api/queries";
import type { ProviderView } from "@/shared/api/types";
import { useWords } from "@/shared/i18n/words";
import { Failure, Waiting } from "@/shared/ui/notice";
import { Account } from "./account";
import { Section, SetBy } from "./section";
import { SheetCard } from "./sheet";
import { TryKey } from "./trial";
import { WORDS } from "./words";

/** Providers that the studio can be set up with; each is asked about under its own name. */
const TO_SET_UP = { runway: "Runway" } as const;

/** Who can shoot takes: what their models can do, how the account stands, and whether a key works. */
export function Providers(): JSX.Element {
  const t = useWords(WORDS);
  const { data, error, refetch } = useProviders();
  const known = data?.providers ?? [];
  return (
    <Section id="providers" title={t("providers.title")} about={t("providers.about")}>
      {data ? (
        <>
          {known.map((provider) => (
            <Provider key={provider.name} provider={provider} />
          ))}
          {Object.entries(TO_SET_UP)
            .filter(([name]) => !known.some((provider) => provider.name === name))
            .map(([name, title]) => (
              <div key={name} className="grid gap-4 pt-2">
                <h3>
                  {title} <span className="text-sm font-normal text-quiet">· {t("providers.not")}</span>
                </h3>
                <SetBy
                  about={t("providers.set", { name: title })}
                  lines={[`VIDEO_API_PROVIDER=${name}`, "VIDEO_API_KEY="]}
                />
                <TryKey provider={name} keyed={false} />
              </div>
            ))}
        </>
      ) : error ? (
        <Failure why={error} onRetry={() => void refetch()} />
      ) : (
        <Waiting className="h-64" />
      )}
    </Section>
  );
}

export function Provider({ provider }: { provider: ProviderView }): JSX.Element {
  const t = useWords(WORDS);
  const paid = provider.sheets.some((sheet) => sheet.price?.rules?.length || sheet.price?.known === false);
  return (
    <div className="grid min-w-0 gap-4 pt-2">
      <h3 className="[overflow-wrap:anywhere]">
        {provider.name}
        {provider.default && (
          <span className="text-sm font-normal text-quiet"> · {t("providers.default")}</span>
        )}
      </h3>
      <div className="border-t border-line">
        {provider.sheets.map((sheet, place) => (
          <SheetCard key={sheet.model} sheet={sheet} first={place === 0 && provider.sheets.length > 1} />
        ))}
      </div>
      {paid && (
        <>
          <Account provider={provider.name} />
          <TryKey provider={provider.name} keyed />
        </>
      )}
    </div>
  );
}
