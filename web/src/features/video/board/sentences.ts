/** The sentences of a text, each with the space that follows it. */
export function sentences(text: string): string[] {
  if (typeof Intl.Segmenter === "function")
    return [...new Intl.Segmenter(undefined, { granularity: "sentence" }).segment(text)].map(
      (one) => one.segment,
    );
  return text.match(/[^.!?。！？]+(?:[.!?。！？]+\s*|$)/g) ?? [text];
}

/** Parts a text between two sentences, as near to its middle as can be; of one sentence all is the first part. */
export function splitText(text: string): [string, string] {
  const parts = sentences(text);
  let best = parts.length;
  let nearest = Number.POSITIVE_INFINITY;
  let length = 0;
  for (const [place, part] of parts.entries()) {
    if (place > 0 && Math.abs(length - text.length / 2) < nearest) {
      nearest = Math.abs(length - text.length / 2);
      best = place;
    }
    length += part.length;
  }
  return [parts.slice(0, best).join("").trim(), parts.slice(best).join("").trim()];
}
