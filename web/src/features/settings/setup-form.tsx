import { type FormEvent, type JSX, useState } from "react";
import { Refusal } from "@/shared/api/client";
import type { SettingsChangeWritable, SettingsView } from "@/shared/api/types";
import { useWords } from "@/shared/i18n/words";
import { microsOf } from "@/shared/lib/money";
import { Button } from "@/shared/ui/button";
import { useCommon } from "@/shared/ui/common";
import { Field, Input, Select } from "@/shared/ui/field";
import { Failure, Notice } from "@/shared/ui/notice";
import { Prose } from "@/shared/ui/prose";
import { changesOf, dollarsIn, inWords, isElsewhere, type Name, settingOf, useChange } from "./setup";
import { WORDS } from "./words";

/** A field of the form, and how it is filled in. */
export interface Item {
  name: Name;
  label: string;
  hint?: string;
  kind?: "text" | "money" | "address";
  /** One of these; the first is what counts when nothing is set. */
  options?: readonly { value: string; label: string }[];
}

/** Settings to be kept for the next start of the studio. What is set elsewhere says where, and stays as it is. */
export function SetupForm({ view, items }: { view: SettingsView; items: readonly Item[] }): JSX.Element {
  const t = useWords(WORDS);
  const common = useCommon();
  const [typed, setTyped] = useState<Partial<Record<Name, string>>>({});
  const [tried, setTried] = useState(false);
  const change = useChange();
  const isMoney = (name: string) => items.some((item) => item.name === name && item.kind === "money");
  const read = Object.entries(typed).map(([name, text]) => [name, isMoney(name) ? dollarsIn(text) : text]);
  const changes = changesOf(view, Object.fromEntries(read));
  const noSum = (name: Name) => isMoney(name) && microsOf(typed[name] ?? "") === undefined;
  const labels = Object.fromEntries(items.map((item) => [item.name, item.label]));
  const some = Object.keys(changes).length > 0;
  const refusal = change.error instanceof Refusal ? change.error : null;
  const onField = items.some((item) => refusal?.about(item.name));
  const save = (body: Partial<Record<Name, string | null>>) =>
    change.mutate(body as SettingsChangeWritable, { onSuccess: () => setTyped({}) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (some && !items.some((item) => noSum(item.name))) save(changes);
  };
  return (
    <form onSubmit={submit} className="grid min-w-0 gap-4 border border-line bg-panel p-4">
      <div className="grid gap-4 sm:grid-cols-2">
        {items.map((item) => {
          const setting = settingOf(view, item.name);
          const elsewhere = isElsewhere(setting);
          const value = typed[item.name] ?? setting?.value ?? "";
          const options = item.options ?? [];
          const set = (text: string) => {
            setTyped((before) => ({ ...before, [item.name]: text }));
            setTried(false);
            // What was refused is not what stands there now.
            if (change.error) change.reset();
          };
          const hint = elsewhere
            ? t(setting?.origin === "dotenv" ? "setup.dotenv" : "setup.environment", {
                variable: setting?.variable ?? "",
              })
            : setting?.secret && setting.isSet
              ? t("setup.secret")
              : item.hint;
          return (
            <Field
              key={item.name}
              label={item.label}
              hint={hint && <Prose text={hint} />}
              error={
                tried && noSum(item.name)
                  ? t("budgets.wrong")
                  : inWords(refusal?.about(item.name), view, labels)
              }
            >
              {options.length > 0 ? (
                <Select
                  value={value || (options[0]?.value ?? "")}
                  disabled={elsewhere}
                  onChange={(event) => set(event.target.value)}
                  options={
                    value && !options.some((one) => one.value === value)
                      ? [...options, { value, label: value }]
                      : options
                  }
                />
              ) : (
                <Input
                  type={setting?.secret ? "password" : "text"}
                  inputMode={item.kind === "money" ? "decimal" : item.kind === "address" ? "url" : "text"}
                  value={value}
                  disabled={elsewhere}
                  onChange={(event) => set(event.target.value)}
                  autoComplete="off"
                  spellCheck={false}
                  dir="ltr"
                  placeholder={setting?.secret && setting.isSet ? "••••••••" : undefined}
                />
              )}
            </Field>
          );
        })}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" busy={change.isPending} disabled={!some}>
          {common("save")}
        </Button>
        {items
          .map((item) => ({ item, setting: settingOf(view, item.name) }))
          .filter(({ setting }) => setting?.secret && setting.isSet && setting.origin === "page")
          .map(({ item }) => (
            <Button
              key={item.name}
              look="quiet"
              icon="trash"
              disabled={change.isPending}
              onClick={() => save({ [item.name]: null })}
            >
              {t("setup.forget", { name: item.label })}
            </Button>
          ))}
      </div>
      <div aria-live="polite" className="grid gap-2 empty:hidden">
        {change.error && !onField && <Failure why={change.error} />}
        {change.isSuccess && !some && (
          <p className="text-sm text-quiet">{t(view.restartNeeded ? "setup.saved" : "setup.same")}</p>
        )}
      </div>
    </form>
  );
}

/** What was saved does not count yet, and how it comes to. */
export function RestartNeeded(): JSX.Element {
  const t = useWords(WORDS);
  return (
    <Notice kind="ask" icon="retry" title={t("setup.restart")}>
      <Prose text={t("setup.restart.how")} />
    </Notice>
  );
}
