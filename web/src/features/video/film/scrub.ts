/** Geometry of a bar that stands for a film. Pixels are those of the window. */
export interface Bar {
  left: number;
  width: number;
}

/** How far along the bar a pointer is: 0 to 1. */
export function alongOf(bar: Bar, x: number): number {
  if (bar.width <= 0) return 0;
  return Math.min(1, Math.max(0, (x - bar.left) / bar.width));
}

/** Where the left edge of something `width` wide is, centred over the pointer but never past the bar's ends. */
export function leftOver(bar: Bar, along: number, width: number): number {
  if (width >= bar.width) return (bar.width - width) / 2;
  return Math.min(bar.width - width, Math.max(0, along * bar.width - width / 2));
}

/** The frame at a place along the bar: each has the same share of it. */
export function frameAlong(along: number, frames: number): number {
  return Math.min(Math.max(0, frames - 1), Math.floor(along * frames));
}

const STEP = 1;
const PAGE = 5;

/** Seconds that a key moves the slider by; null where the key is none of a slider's. */
export function slid(key: string, shift: boolean): number | "start" | "end" | null {
  const step = shift ? PAGE : STEP;
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return step;
    case "ArrowLeft":
    case "ArrowDown":
      return -step;
    case "PageUp":
      return PAGE;
    case "PageDown":
      return -PAGE;
    case "Home":
      return "start";
    case "End":
      return "end";
    default:
      return null;
  }
}
