import type { JSX } from "react";
import { useProviders } from "@/shared/api/queries";
import type { ProviderView, SettingsView } from "@/shared/api/types";
import { useWords } from "@/shared/i18n/words";
import { Failure, Waiting } from "@/shared/ui/notice";
import { Account } from "./account";
import { Section, SetBy } from "./section";
import { SetupForm } from "./setup-form";
import { SheetCard } from "./sheet";
import { TO_SET_UP } from "./titles";
import { TryKey } from "./trial";
import { WORDS } from "./words";

/** Who can shoot takes: what their models can do, how the account stands, and whether a key works. */
export function Providers({ setup }: { setup: SettingsView | undefined }): JSX.Element {
  const t = useWords(WORDS);
  const { data, error, refetch } = useProviders();
  const known = data?.providers ?? [];
  return (
    <Section id="providers" title={t("providers.title")} about={t("providers.about")}>
      {data ? (
        <>
          {known.map((provider) => (
            <Provider key={provider.name} provider={provider} setup={setup} />
          ))}
          {Object.entries(TO_SET_UP)
            .filter(([name]) => !known.some((provider) => provider.name === name))
            .map(([name, title]) => (
              <div key={name} className="grid gap-4 pt-2">
                <h3>
                  {title} <span className="text-sm font-normal text-quiet">· {t("providers.not")}</span>
                </h3>
                <TryKey provider={name} keyed={false} setup={setup} />
                <SetBy
                  folded={setup !== undefined}
                  about={t("providers.set", { name: title })}
                  lines={[`VIDEO_API_PROVIDER=${name}`, "VIDEO_API_KEY="]}
                />
              </div>
            ))}
          {setup && (
            <SetupForm
              view={setup}
              items={[
                {
                  name: "provider",
                  label: t("providers.who"),
                  hint: t("providers.who.hint"),
                  options: shooters(known),
                },
              ]}
            />
          )}
        </>
      ) : error ? (
        <Failure why={error} onRetry={() => void refetch()} />
      ) : (
        <Waiting className="h-[34.5rem]" />
      )}
    </Section>
  );
}

/** Who can be asked to shoot when a film names nobody: a provider, or one of its models. */
function shooters(known: readonly ProviderView[]): { value: string; label: string }[] {
  const names = [...new Set([...known.map((one) => one.name), ...Object.keys(TO_SET_UP)])];
  return names.flatMap((name) => {
    const clips =
      known.find((one) => one.name === name)?.sheets.filter((sheet) => sheet.makes !== "picture") ?? [];
    return [
      { value: name, label: name },
      ...(clips.length > 1
        ? clips.map(({ model }) => ({ value: `${name} ${model}`, label: `${name} · ${model}` }))
        : []),
    ];
  });
}

export function Provider({
  provider,
  setup,
}: {
  provider: ProviderView;
  setup?: SettingsView | undefined;
}): JSX.Element {
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
          <TryKey provider={provider.name} keyed setup={setup} />
        </>
      )}
    </div>
  );
}
