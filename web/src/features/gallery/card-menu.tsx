import type { JSX } from "react";
import { useLocation } from "wouter";
import type { Line } from "@/shared/api/types";
import { useWords } from "@/shared/i18n/words";
import { cx } from "@/shared/ui/cx";
import { Icon } from "@/shared/ui/icons";
import { Menu, type MenuItem } from "@/shared/ui/menu";
import { again, nameOf } from "./removal";
import { WORDS } from "./words";

const LOOK = cx(
  "absolute top-1 right-1 grid size-8 place-items-center rounded-control text-on-screen pointer-coarse:top-0 pointer-coarse:right-0 pointer-coarse:size-11",
  "opacity-0 transition-opacity group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100",
  "aria-expanded:opacity-100 focus-visible:outline-accent",
);
/** On a picture, whatever it shows; of a size for a finger only where it is pressed. */
const GLYPH = (
  <span className="grid size-8 place-items-center rounded-control bg-screen/80 pointer-coarse:size-7">
    <Icon name="more" />
  </span>
);
const isTouch = typeof matchMedia === "function" && matchMedia("(pointer: coarse)").matches;

/** Where a video is opened: its film when there is one, else its board. */
export function pathOf(line: Pick<Line, "id" | "status">): string {
  return line.status === "completed" ? `/videos/${line.id}/film` : `/videos/${line.id}`;
}

/**
 * What can be done with one video. Until somebody comes near a card it has only the drawing of the button: a
 * menu for each of the cards that fly by would make scrolling slow.
 */
export function CardMenu({
  line,
  isWarm,
  onWarm,
  tab,
  onDelete,
}: {
  line: Line;
  isWarm: boolean;
  onWarm: (isWarm: boolean) => void;
  tab: number;
  onDelete: (id: string) => void;
}): JSX.Element {
  const t = useWords(WORDS);
  const label = t("menu", { title: nameOf(line) });
  if (!isWarm && !isTouch && tab < 0)
    return (
      <button
        type="button"
        tabIndex={tab}
        aria-label={label}
        aria-haspopup="menu"
        className={LOOK}
        onClick={() => onWarm(true)}
      >
        {GLYPH}
      </button>
    );
  return <Warm line={line} label={label} tab={tab} onDelete={onDelete} />;
}

function Warm({
  line,
  label,
  tab,
  onDelete,
}: {
  line: Line;
  label: string;
  tab: number;
  onDelete: (id: string) => void;
}): JSX.Element {
  const t = useWords(WORDS);
  const [, go] = useLocation();
  const { download, captions } = line.urls;
  const items: (MenuItem | "line")[] = [
    { label: t("menu.open"), icon: "film", onSelect: () => go(pathOf(line)) },
    { label: t("menu.like"), icon: "copy", onSelect: () => go(`/videos/generate?like=${line.id}`) },
  ];
  if (line.status === "failed" || line.status === "cancelled")
    items.push({ label: t("retry"), icon: "retry", onSelect: () => void again(line, t) });
  items.push("line");
  if (download)
    items.push({ label: t(line.hasFilm ? "menu.film" : "menu.preview"), icon: "download", href: download });
  if (captions) items.push({ label: t("menu.captions"), icon: "captions", href: captions });
  items.push(
    { label: t("menu.project"), icon: "download", href: `/api/videos/${line.id}/project.zip` },
    "line",
    { label: t("delete"), icon: "trash", danger: true, onSelect: () => onDelete(line.id) },
  );
  return (
    <Menu
      label={label}
      items={items}
      trigger={
        <button type="button" tabIndex={tab} aria-label={label} className={LOOK}>
          {GLYPH}
        </button>
      }
    />
  );
}
