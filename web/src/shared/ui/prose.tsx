import type { JSX } from "react";

/** A sentence in which what stands between backticks is to be typed as it is. */
export function Prose({ text }: { text: string }): JSX.Element {
  return (
    <>
      {text.split(/(`[^`]+`)/).map((part, place) =>
        place % 2 ? (
          <code
            // biome-ignore lint/suspicious/noArrayIndexKey: a part of a sentence has no other name than its place.
            key={place}
            className="timecode rounded-control bg-raised px-1 py-0.5 text-[0.9em] text-text [overflow-wrap:anywhere]"
          >
            {part.slice(1, -1)}
          </code>
        ) : (
          part
        ),
      )}
    </>
  );
}
