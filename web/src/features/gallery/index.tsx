import type { JSX } from "react";

export default function Page(): JSX.Element {
  return <h1>gallery</h1>;
}
