import type { JSX } from "react";
import { useWords } from "@/shared/i18n/words";
import { useShortcutGroups, written } from "@/shared/lib/keys";
import { Kbd } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { WORDS } from "./words";

/** Every key that does something on this page. */
export function KeyList({ open, onClose }: { open: boolean; onClose: () => void }): JSX.Element {
  const t = useWords(WORDS);
  const groups = useShortcutGroups((state) => state.groups);
  return (
    <Dialog open={open} onClose={onClose} title={t("keys.title")} reading>
      <div className="grid gap-6">
        {groups.map((group) => (
          <section key={group.id} className="grid gap-2">
            <h3 className="slate text-quiet">{group.title}</h3>
            <dl className="grid gap-1.5">
              {group.shortcuts
                .filter((one) => !one.unlisted)
                .map((shortcut) => (
                  <div key={shortcut.key} className="flex items-center justify-between gap-4 text-sm">
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
