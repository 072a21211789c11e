import { useMutation } from "@tanstack/react-query";
import { type FormEvent, type JSX, useState } from "react";
import { ask, Refusal } from "@/shared/api/client";
import type { AccountView, TrialWritable } from "@/shared/api/types";
import { useWords } from "@/shared/i18n/words";
import { Button } from "@/shared/ui/button";
import { Field, Input } from "@/shared/ui/field";
import { Icon } from "@/shared/ui/icons";
import { Failure } from "@/shared/ui/notice";
import { Standing } from "./account";
import { WORDS } from "./words";

/** Whether a key is taken: asks the provider how its account stands, which costs nothing. The key goes nowhere else. */
export function TryKey({ provider, keyed }: { provider: string; keyed: boolean }): JSX.Element {
  const t = useWords(WORDS);
  const [secret, setSecret] = useState("");
  const [url, setUrl] = useState("");
  const trial = useMutation({
    mutationFn: (body: TrialWritable) =>
      ask<AccountView>("POST", `/api/providers/${encodeURIComponent(provider)}/try`, { body }),
    // It was needed for this one question.
    onSuccess: () => setSecret(""),
    gcTime: 0,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = { key: secret.trim(), url: url.trim() };
    trial.mutate({ ...(given.key ? { key: given.key } : {}), ...(given.url ? { url: given.url } : {}) });
  };
  const refusal = trial.error instanceof Refusal ? trial.error : null;
  const onField = refusal?.about("key") ?? refusal?.about("url");
  return (
    <form onSubmit={submit} className="grid gap-4 border border-line bg-panel p-4">
      <div className="grid gap-1">
        <h4 className="font-medium">{t("try.title")}</h4>
        <p className="max-w-prose text-sm text-quiet">{t("try.about")}</p>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("try.key")} hint={keyed ? t("try.key.own") : undefined} error={refusal?.about("key")}>
          <Input
            type="password"
            value={secret}
            onChange={(event) => setSecret(event.target.value)}
            autoComplete="off"
            spellCheck={false}
            dir="ltr"
            required={!keyed}
            maxLength={500}
          />
        </Field>
        <Field label={t("try.url")} hint={t("try.url.hint")} error={refusal?.about("url")}>
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
      <Button type="submit" busy={trial.isPending} className="justify-self-start">
        {t("try.button")}
      </Button>
      <div aria-live="polite" className="grid gap-3 empty:hidden">
        {trial.error && !onField && <Failure why={trial.error} />}
        {trial.data && (
          <>
            <p className="flex items-center gap-2 text-sm font-medium">
              <Icon name="check" />
              {t("try.taken")}
            </p>
            <Standing account={trial.data} />
          </>
        )}
      </div>
    </form>
  );
}
