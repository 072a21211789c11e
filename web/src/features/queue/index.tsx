import type { JSX } from "react";

export function Queue(_: { open: boolean; onOpen: (open: boolean) => void }): JSX.Element {
  return <span />;
}
