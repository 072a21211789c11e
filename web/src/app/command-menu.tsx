import { useQuery } from "@tanstack/react-query";
import { type JSX, type KeyboardEvent, useDeferredValue, useId, useState } from "react";
import { useLocation } from "wouter";
import { get, query } from "@/shared/api/client";
import { key } from "@/shared/api/queries";
import type { PageView } from "@/shared/api/types";
import { useWords } from "@/shared/i18n/words";
import { type Command, useCommandList } from "@/shared/lib/commands";
import { written } from "@/shared/lib/keys";
import { Kbd } from "@/shared/ui/button";
import { cx } from "@/shared/ui/cx";
import { Dialog } from "@/shared/ui/dialog";
import { Input } from "@/shared/ui/field";
import { WORDS } from "./words";

const FOUND = 6;

/** Everything that can be done here, and every film, by typing some of its name. */
export function CommandMenu({ open, onClose }: { open: boolean; onClose: () => void }): JSX.Element {
  const t = useWords(WORDS);
  return (
    <Dialog open={open} onClose={onClose} title={t("menu")}>
      {open && <Search onClose={onClose} />}
    </Dialog>
  );
}

function Search({ onClose }: { onClose: () => void }): JSX.Element {
  const t = useWords(WORDS);
  const id = useId();
  const [, go] = useLocation();
  const lists = useCommandList((state) => state.lists);
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState(0);
  const wanted = useDeferredValue(typed.trim());
  const films = useQuery({
    queryKey: key.page({ q: wanted, limit: FOUND }),
    queryFn: ({ signal }) => get<PageView>(`/api/videos${query({ q: wanted, limit: FOUND })}`, signal),
    placeholderData: (before) => before,
  });
  const commands: Command[] = [
    // What the page at hand offers comes before what every page does.
    ...[...lists.values()].reverse().flat(),
    ...(films.data?.videos ?? []).map((line) => ({
      id: line.id,
      label: t("menu.newest", { title: line.title || line.prompt }),
      words: line.prompt,
      run: () => go(`/videos/${line.id}`),
    })),
  ];
  const parts = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const found = commands.filter((command) => {
    const text = `${command.label} ${command.words ?? ""}`.toLowerCase();
    return parts.every((part) => text.includes(part));
  });
  const at = Math.min(chosen, found.length - 1);
  const run = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    command.run();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") setChosen((at + 1) % Math.max(1, found.length));
    else if (event.key === "ArrowUp") setChosen((at - 1 + found.length) % Math.max(1, found.length));
    else if (event.key === "Enter") run(found[at]);
    else return;
    event.preventDefault();
  };
  return (
    <div className="grid gap-3">
      <Input
        role="combobox"
        aria-label={t("menu.placeholder")}
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={found[at] ? `${id}-${at}` : undefined}
        placeholder={t("menu.placeholder")}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setChosen(0);
        }}
        onKeyDown={press}
      />
      <div id={id} role="listbox" aria-label={t("menu")} className="grid">
        {found.map((command, place) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the option that is chosen.
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys.
          <div
            key={command.id}
            id={`${id}-${place}`}
            role="option"
            aria-selected={place === at}
            onClick={() => run(command)}
            onPointerMove={() => setChosen(place)}
            className={cx(
              "touch flex cursor-pointer items-center justify-between gap-4 rounded-control px-3 py-1.5 text-sm",
              place === at && "bg-raised",
            )}
          >
            <span dir="auto" className="truncate">
              {command.label}
            </span>
            {command.shortcut && (
              <span className="flex gap-1">
                {written(command.shortcut).map((part) => (
                  <Kbd key={part}>{part}</Kbd>
                ))}
              </span>
            )}
          </div>
        ))}
      </div>
      <p className="text-xs text-quiet">{found.length ? t("menu.hint") : t("menu.empty")}</p>
    </div>
  );
}
