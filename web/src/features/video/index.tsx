import type { JSX } from "react";

export default function VideoPage({ id, view }: { id: string; view?: string }): JSX.Element {
  return (
    <h1>
      {id} {view}
    </h1>
  );
}
