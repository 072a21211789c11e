import { useMutation } from "@tanstack/react-query";
import { type FormEvent, type JSX, useState } from "react";
import { ask, Refusal } from "@/shared/api/client";
import type { AccountView, SettingsView, TrialWritable } from "@/shared/api/types";
import { useWords } from "@/shared/i18n/words";
import { Button } from "@/shared/ui/button";
import { Field, Input } from "@/shared/ui/field";
import { Icon } from "@/shared/ui/icons";
import { Failure } from "@/shared/ui/notice";
import { Prose } from "@/shared/ui/prose";
import { Standing } from "./account";
import { inWords, isElsewhere, settingOf, useChange } from "./setup";
import { titleOf } from "./titles";
import { WORDS } from "./words";

/** Whether a key is taken: asks the provider how its account stands, which costs nothing. The key goes nowhere else. */
export function TryKey({
  provider,
  keyed,
  setup,
}: {
  provider: string;
  /** The studio has a key of its own for it. */
  keyed: boolean;
  /** Where the page may keep the key for the next start. */
  setup?: SettingsView | undefined;
}): JSX.Element {
  const t = useWords(WORDS);
  const kept = settingOf(setup, "videoApiKey");
  const elsewhere = isElsewhere(kept);
  const keeps = setup !== undefined && !elsewhere;
  const [secret, setSecret] = useState("");
  const [typedUrl, setUrl] = useState<string | null>(null);
  const own = settingOf(setup, "videoApiUrl")?.value ?? "";
  const url = typedUrl ?? own;
  const change = useChange();
  const trial = useMutation({
    mutationFn: (body: TrialWritable) =>
      ask<AccountView>("POST", `/api/providers/${encodeURIComponent(provider)}/try`, { body }),
    // It was needed for this one question, unless it can be kept now.
    onSuccess: () => !keeps && setSecret(""),
    gcTime: 0,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = { key: secret.trim(), url: url.trim() };
    // The studio's own key is for its own address alone.
    trial.mutate(given.key ? { key: given.key, ...(given.url ? { url: given.url } : {}) } : {});
  };
  const keep = () => {
    trial.reset();
    const body = { videoApiKey: secret.trim(), videoApiUrl: url.trim() || null };
    change.mutate(body, { onSuccess: () => setSecret("") });
  };
  const why = trial.error ?? change.error;
  const refusal = why instanceof Refusal ? why : null;
  const labels = { videoApiKey: t("try.key"), videoApiUrl: t("try.url") };
  const fault = (...names: string[]) =>
    inWords(names.map((name) => refusal?.about(name)).find(Boolean), setup, labels);
  const keyFault = fault("key", "videoApiKey");
  const urlFault = fault("url", "videoApiUrl");
  const hint = elsewhere
    ? t(kept?.origin === "dotenv" ? "try.key.dotenv" : "try.key.environment", {
        variable: kept?.variable ?? "",
      })
    : keyed
      ? t("try.key.own")
      : kept?.isSet
        ? t("try.key.kept")
        : undefined;
  return (
    <form onSubmit={submit} className="grid gap-4 border border-line bg-panel p-4">
      <div className="grid gap-1">
        <h4 className="font-medium">{t("try.title")}</h4>
        <p className="max-w-prose text-sm text-quiet">{t(keeps ? "try.about.keeps" : "try.about")}</p>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("try.key")} hint={hint && <Prose text={hint} />} error={keyFault}>
          <Input
            type="password"
            value={secret}
            onChange={(event) => setSecret(event.target.value)}
            autoComplete="off"
            spellCheck={false}
            dir="ltr"
            required={!keyed || url.trim() !== own}
            maxLength={500}
          />
        </Field>
        <Field label={t("try.url")} hint={t("try.url.hint")} error={urlFault}>
          <Input
            type="url"
            inputMode="url"
            value={url}
            onChange={(event) => setUrl(event.target.value)}
            autoComplete="off"
            spellCheck={false}
            dir="ltr"
            placeholder="http://127.0.0.1:9000"
            maxLength={2000}
          />
        </Field>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" busy={trial.isPending}>
          {t("try.button")}
        </Button>
        {keeps && (
          <Button busy={change.isPending} disabled={!secret.trim()} onClick={keep}>
            {t("try.keep")}
          </Button>
        )}
        {keeps && kept?.isSet && (
          <Button
            look="quiet"
            icon="trash"
            disabled={change.isPending}
            onClick={() => change.mutate({ videoApiKey: null, videoApiUrl: null })}
          >
            {t("setup.forget", { name: t("try.key") })}
          </Button>
        )}
      </div>
      <div aria-live="polite" className="grid gap-3 empty:hidden">
        {why && !keyFault && !urlFault && <Failure why={why} />}
        {change.isSuccess && <p className="text-sm text-quiet">{t("setup.saved")}</p>}
        {trial.data && (
          <>
            <p className="flex items-center gap-2 text-sm font-medium">
              <Icon name="check" />
              {t("try.taken", { name: titleOf(provider) })}
            </p>
            <Standing account={trial.data} />
          </>
        )}
      </div>
    </form>
  );
}
