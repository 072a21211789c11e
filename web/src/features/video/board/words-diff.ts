/** A stretch of two texts: in both, or in one of them only. */
export interface Stretch {
  kind: "same" | "added" | "removed";
  text: string;
}

/** What has to be taken out of `before` and put in to get `after`, by whole words. */
export function wordDiff(before: string, after: string): Stretch[] {
  const a = tokens(before);
  const b = tokens(after);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const middle = between(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return joined([
    ...a.slice(0, start).map((text): Stretch => ({ kind: "same", text })),
    ...middle,
    ...a.slice(a.length - end).map((text): Stretch => ({ kind: "same", text })),
  ]);
}

/** Words with the space before them, and marks on their own. */
function tokens(text: string): string[] {
  return text.match(/\s*[\p{L}\p{N}'’-]+|\s*[^\s\p{L}\p{N}]|\s+/gu) ?? [];
}

/** The longest common run of words stays; the rest comes out or goes in. */
function between(a: readonly string[], b: readonly string[]): Stretch[] {
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      longest[i * width + j] =
        a[i] === b[j]
          ? (longest[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(longest[(i + 1) * width + j] ?? 0, longest[i * width + j + 1] ?? 0);
  const found: Stretch[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const [x, y] = [a[i], b[j]];
    if (x !== undefined && x === y) {
      found.push({ kind: "same", text: x });
      i += 1;
      j += 1;
    } else if (
      x !== undefined &&
      (y === undefined || (longest[(i + 1) * width + j] ?? 0) >= (longest[i * width + j + 1] ?? 0))
    ) {
      found.push({ kind: "removed", text: x });
      i += 1;
    } else if (y !== undefined) {
      found.push({ kind: "added", text: y });
      j += 1;
    }
  }
  return found;
}

/** Neighbours of one kind in one stretch; within a change what comes out stands before what goes in. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const found: Stretch[] = [];
  let removed = "";
  let added = "";
  const close = () => {
    if (removed) found.push({ kind: "removed", text: removed });
    if (added) found.push({ kind: "added", text: added });
    removed = "";
    added = "";
  };
  for (const { kind, text } of stretches) {
    if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else {
      close();
      const last = found.at(-1);
      if (last?.kind === "same") last.text += text;
      else found.push({ kind, text });
    }
  }
  close();
  return found;
}
