import { useMutation, useQuery } from "@tanstack/react-query";
import { ask, get, Refusal } from "@/shared/api/client";
import { cache } from "@/shared/api/queries";
import type { SettingsChangeWritable, SettingsView, SettingView } from "@/shared/api/types";
import { microsOf } from "@/shared/lib/money";

/** A setting that can be set up from the page, by its name in a change. */
export type Name = keyof SettingsChangeWritable;

const KEY = ["studio", "settings"] as const;

/** How everything stands that can be set up from the page; `off` where this studio cannot be. */
export function useSetup() {
  const asked = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => get<SettingsView>("/api/studio/settings", signal),
  });
  return { ...asked, off: asked.error instanceof Refusal && asked.error.code === "no_setup" };
}

/** Sets up the studio for its next start. */
export function useChange() {
  return useMutation({
    mutationFn: (body: SettingsChangeWritable) => ask<SettingsView>("PUT", "/api/studio/settings", { body }),
    onSuccess: (view) => {
      cache.setQueryData(KEY, view);
    },
    // There are keys in it.
    gcTime: 0,
  });
}

export function settingOf(view: SettingsView | undefined, name: Name): SettingView | undefined {
  return view?.settings.find((one) => one.name === name);
}

/** The environment or `.env` sets it, and counts before the page. */
export function isElsewhere(setting: SettingView | undefined): boolean {
  return setting?.origin === "environment" || setting?.origin === "dotenv";
}

/** What is to be sent of a form: what differs from how it stands; an emptied field takes its setting away. */
export function changesOf(
  view: SettingsView,
  typed: Readonly<Partial<Record<Name, string>>>,
): Partial<Record<Name, string | null>> {
  const changes: Partial<Record<Name, string | null>> = {};
  for (const [name, text] of Object.entries(typed) as [Name, string][]) {
    const setting = settingOf(view, name);
    const plain = text.trim();
    // A key that was not typed stays as it is: it is not shown, so an empty field says nothing of it.
    if (setting?.secret ? plain === "" : plain === (setting?.value ?? "")) continue;
    changes[name] = plain || null;
  }
  return changes;
}

/** Typed dollars as the studio reads them: "3,50" is 3.50. What is no sum stays as it was typed. */
export function dollarsIn(typed: string): string {
  if (microsOf(typed) === undefined) return typed;
  return typed
    .trim()
    .replace(/^\$\s*/, "")
    .replace(",", ".");
}

/** A sentence of the studio about settings, which are called in it as the page calls them. */
export function inWords(
  sentence: string | undefined,
  view: SettingsView | undefined,
  labels: Readonly<Partial<Record<Name, string>>>,
): string | undefined {
  return (Object.entries(labels) as [Name, string][]).reduce((text, [name, label]) => {
    const names = [name, settingOf(view, name)?.variable].filter(Boolean).join("|");
    return text?.replace(new RegExp(`(?<!\\w)(${names})(?!\\w)`, "g"), () => label);
  }, sentence);
}
