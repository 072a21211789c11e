import type { JSX } from "react";
import { useWords } from "@/shared/i18n/words";
import {
  type Shortcut,
  type ShortcutGroup,
  useShortcutGroups,
  useSingleKeys,
  written,
} from "@/shared/lib/keys";
import { Kbd } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Switch } from "@/shared/ui/field";
import { WORDS } from "./words";

/** Every key that does something on this page. */
export function KeyList({ open, onClose }: { open: boolean; onClose: () => void }): JSX.Element {
  const t = useWords(WORDS);
  const groups = useShortcutGroups((state) => state.groups);
  const { on, switchTo } = useSingleKeys();
  return (
    <Dialog open={open} onClose={onClose} title={t("keys.title")} reading>
      <div className="grid gap-6">
        <Switch label={t("keys.single")} hint={t("keys.single.hint")} checked={on} onChange={switchTo} />
        {listed(groups).map((group) => (
          <section key={group.title} className="grid gap-2">
            <h3 className="slate text-quiet">{group.title}</h3>
            <dl className="grid gap-1.5">
              {group.shortcuts.map((shortcut) => (
                <div
                  key={`${shortcut.key} ${shortcut.label}`}
                  className="flex items-center justify-between gap-4 text-sm"
                >
                  <dt>{shortcut.label}</dt>
                  <dd className="flex gap-1">
                    {written(shortcut.key).map((part) => (
                      <Kbd key={part}>{part}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

/** What there is to list: each part of the page once, and none that has nothing to say. */
function listed(groups: readonly ShortcutGroup[]): { title: string; shortcuts: Shortcut[] }[] {
  const parts = new Map<string, Shortcut[]>();
  for (const group of groups) {
    const found = group.shortcuts.filter((one) => !one.unlisted);
    if (found.length) parts.set(group.title, [...(parts.get(group.title) ?? []), ...found]);
  }
  return [...parts].map(([title, shortcuts]) => ({ title, shortcuts }));
}
