import type { Problem } from "@/shared/api/types";
import type { Draft } from "./draft";

/** What the studio said about one field of a storyboard; without `key` it is about the whole. */
export interface Fault {
  key: string | null;
  /** The field as the API names it: "seconds", "camera/size". */
  field: string;
  detail: string;
}

/** Where each fault of a refusal belongs on the draft that was `sent`. */
export function faultsOf(problem: Problem, sent: Draft): Fault[] {
  const faults = (problem.errors ?? []).flatMap((fault): Fault[] => {
    const path = (fault.pointer ?? "").replace(/^#\/?/, "").split("/").map(unescaped);
    if (path[0] !== "storyboard") return [];
    if (path[1] !== "scenes" || path[2] === undefined)
      return [{ key: null, field: path.slice(1).join("/"), detail: fault.detail }];
    const key = sent.scenes[Number(path[2])]?.key ?? null;
    return [{ key, field: path.slice(3).join("/"), detail: fault.detail }];
  });
  if (faults.length) return faults;
  // What only the whole storyboard can break names its place as `scenes[2].seconds`, by the scene's number.
  const named = /^scenes\[(\d+)\]\.?(.*)$/.exec(problem.where ?? "");
  const key = named ? (sent.scenes[Number(named[1]) - 1]?.key ?? null) : null;
  const field = named ? (named[2] ?? "").replaceAll(".", "/") : (problem.where ?? "");
  return [{ key, field: field.replace("carry_from", "carryFrom"), detail: said(problem) }];
}

/** The sentence on `field` of a scene, or on a part of it. */
export function faultOn(faults: readonly Fault[], key: string | null, field: string): string | undefined {
  return faults.find((one) => one.key === key && (one.field === field || one.field.startsWith(`${field}/`)))
    ?.detail;
}

function said(problem: Problem): string {
  return problem.hint ? `${problem.detail} ${problem.hint}` : problem.detail;
}

function unescaped(part: string): string {
  return part.replaceAll("~1", "/").replaceAll("~0", "~");
}
