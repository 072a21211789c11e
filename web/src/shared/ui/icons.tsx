import type { JSX } from "react";

/** The page's own drawings, on a grid of 16, in the colour of the text beside them. */
const PATHS = {
  play: "M4 2.5v11l9-5.500z",
  pause: "M4 2.500h3v11H4zM9 2.500h3v11H9z",
  plus: "M8 3v10M3 8h10",
  close: "M3.500 3.500l9 9M12.500 3.500l-9 9",
  check: "M3 8.500l3.500 3.500L13 4.500",
  chevronDown: "M4 6l4 4 4-4",
  chevronUp: "M4 10l4-4 4 4",
  chevronLeft: "M10 4L6 8l4 4",
  chevronRight: "M6 4l4 4-4 4",
  download: "M8 2v8M4.500 7L8 10.500 11.500 7M3 13.500h10",
  trash: "M3 4.500h10M6.500 4.500V3h3v1.500M4.500 4.500l.5 8.500h6l.5-8.500",
  search: "M7 2.500a4.500 4.500 0 1 0 0 9 4.500 4.500 0 0 0 0-9zM10.500 10.500L14 14",
  undo: "M6 4L3 7l3 3M3 7h6.500a3.500 3.500 0 0 1 0 7H6",
  redo: "M10 4l3 3-3 3M13 7H6.500a3.500 3.500 0 0 0 0 7H10",
  more: "M3 8h.01M8 8h.01M13 8h.01",
  grip: "M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01",
  split: "M8 2v12M2.500 5h3v6h-3M13.500 5h-3v6h3",
  queue: "M2.500 4h11M2.500 8h11M2.500 12h6",
  settings: "M2.500 5h5M11.500 5h2M9.500 3.500v3M2.500 11h2M8.500 11h5M6.500 9.500v3",
  costs:
    "M8 2v12M11 4.500C10.500 3.500 9.500 3 8 3c-1.700 0-3 .9-3 2.400 0 3.600 6.200 1.400 6.200 5.200C11.200 12 9.700 13 8 13c-1.700 0-2.900-.6-3.400-1.800",
  film: "M2.500 3h11v10h-11zM5 3v10M11 3v10M2.500 8H5M11 8h2.500",
  grid: "M2.500 2.500h4.500v4.500H2.500zM9 2.500h4.500v4.500H9zM2.500 9h4.500v4.500H2.500zM9 9h4.500v4.500H9z",
  pencil: "M3 13l.6-2.800L11 2.800 13.200 5 5.800 12.400z",
  compare: "M8 2v12M3 4h3v8H3zM10 4h3v8h-3z",
  sun: "M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8 1.500v1.500M8 13v1.500M1.500 8H3M13 8h1.500M3.400 3.400l1 1M11.600 11.600l1 1M3.400 12.600l1-1M11.600 4.400l1-1",
  moon: "M13 9.500A5.500 5.500 0 0 1 6.500 3a5.500 5.500 0 1 0 6.500 6.500z",
  volume:
    "M2.500 6v4H5l3.500 3V3L5 6zM11 5.500c1.300 1.300 1.300 3.700 0 5M12.800 3.700c2.300 2.300 2.300 6.300 0 8.600",
  muted: "M2.500 6v4H5l3.500 3V3L5 6zM11 6.500l3 3M14 6.500l-3 3",
  captions: "M2 3.500h12v9H2zM4.500 9.500h3M9.500 9.500h2M4.500 7h1.500M8 7h3.500",
  fullscreen: "M2.500 6V2.500H6M10 2.500h3.500V6M13.500 10v3.500H10M6 13.500H2.500V10",
  link: "M6.500 9.500l3-3M7 4.500l1.500-1.500a2.800 2.800 0 0 1 4 4L11 8.500M9 11.500l-1.500 1.500a2.800 2.800 0 0 1-4-4L5 7.500",
  alert: "M8 2.500l6 11H2zM8 6.500v3.500M8 11.900v.01",
  clock: "M8 2.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11zM8 5v3.200l2.200 1.300",
  stop: "M4 4h8v8H4z",
  retry: "M13 8a5 5 0 1 1-1.500-3.600M13 2.500V5.500h-3",
  command:
    "M5 5h6v6H5zM5 5V3.500A1.500 1.500 0 1 0 3.500 5zM11 5h1.500A1.500 1.500 0 1 0 11 3.500zM5 11H3.500A1.500 1.500 0 1 0 5 12.500zM11 11v1.500a1.500 1.500 0 1 0 1.500-1.500z",
  help: "M5.500 6a2.500 2.500 0 1 1 3.500 2.300c-.7.400-1 .8-1 1.700M8 12.400v.01",
  copy: "M5.500 5.500h8v8h-8zM10.500 5.500v-3h-8v8h3",
  question:
    "M8 2.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11zM6.300 6.300a1.700 1.700 0 1 1 2.400 1.600c-.5.300-.7.600-.7 1.200M8 11v.01",
} as const;
export type IconName = keyof typeof PATHS;

const FILLED: ReadonlySet<IconName> = new Set<IconName>(["play", "pause", "stop"]);
const DOTS: ReadonlySet<IconName> = new Set<IconName>(["more", "grip"]);

/** A drawing; it says nothing to a screen reader, the control around it does. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }): JSX.Element {
  const filled = FILLED.has(name);
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
      className="shrink-0"
    >
      <path
        d={PATHS[name]}
        fill={filled ? "currentColor" : "none"}
        stroke={filled ? "none" : "currentColor"}
        strokeWidth={DOTS.has(name) ? 2.2 : 1.4}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

/** The grease-pencil ring around a good take: the logo, the selection and the approval. */
export function Ring({ size = 20, title }: { size?: number; title?: string }): JSX.Element {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      role={title ? "img" : undefined}
      aria-label={title}
      aria-hidden={title ? undefined : "true"}
      className="shrink-0 text-mark"
    >
      <path
        d="M22.600 6.100C15.200 2.600 5.600 6.900 4.600 15.400c-.9 8 6.600 12.300 13.600 11.100 6.600-1.100 10.600-6.700 9.400-12.300C26.300 8.500 19.500 4.700 12.700 6.600"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.600"
        strokeLinecap="round"
      />
    </svg>
  );
}

/** The name of the house, with its mark. */
export function Logo(): JSX.Element {
  return (
    <span className="inline-flex items-center gap-2">
      <span className="relative inline-grid place-items-center">
        <Ring size={26} />
        <span className="absolute text-text">
          <Icon name="play" size={10} />
        </span>
      </span>
      <span className="font-semibold tracking-tight [font-stretch:88%]">Reelwright</span>
    </span>
  );
}
