import { create } from "zustand";
import type { Problem } from "./generated";

/** Whether the studio knows this browser; false shows how to get in. */
export const useEntrance = create<{ known: boolean }>(() => ({ known: true }));

/** The studio said no, and why. */
export class Refusal extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = "Refusal";
    this.problem = problem;
  }

  get code(): string {
    return this.problem.code;
  }

  /** The sentence for the field at `pointer` (as in `scenes.0.title`), if one of the faults is about it. */
  about(field: string): string | undefined {
    const pointer = `#/${field.replaceAll(".", "/")}`;
    const fault = this.problem.errors?.find((one) => one.pointer === pointer);
    if (fault) return fault.detail;
    return this.problem.where === field ? this.problem.detail : undefined;
  }
}

/** Nobody answered: the studio is closed, or the network is down. */
export class Unreachable extends Error {
  constructor() {
    super("The studio does not answer.");
    this.name = "Unreachable";
  }
}

/** Milliseconds after which nobody is waited for: a frozen network never says no. */
const PATIENCE_MS = 30_000;

type Method = "GET" | "POST" | "PUT" | "DELETE";

/** Asks the API; a Refusal says what it refused, Unreachable that nobody answered. */
export async function ask<Answer>(
  method: Method,
  path: string,
  options: { body?: unknown; headers?: Record<string, string>; signal?: AbortSignal } = {},
): Promise<Answer> {
  const init: RequestInit = { method, headers: { accept: "application/json", ...options.headers } };
  if (options.body !== undefined) {
    init.body = JSON.stringify(options.body);
    init.headers = { ...init.headers, "content-type": "application/json" };
  }
  const late = AbortSignal.timeout(PATIENCE_MS);
  init.signal = options.signal ? AbortSignal.any([options.signal, late]) : late;
  let answer: Response;
  try {
    answer = await fetch(path, init);
  } catch (why) {
    if (options.signal?.aborted) throw why;
    throw new Unreachable();
  }
  if (answer.status === 204) return undefined as Answer;
  const body = await answer.json().catch(() => null);
  if (answer.ok && body !== null) {
    useEntrance.setState({ known: true });
    return body as Answer;
  }
  if (answer.status === 401) useEntrance.setState({ known: false });
  if (isProblem(body)) throw new Refusal(body);
  throw new Unreachable();
}

export function get<Answer>(path: string, signal?: AbortSignal): Promise<Answer> {
  return ask<Answer>("GET", path, signal ? { signal } : {});
}

/** A query string of what is given; empty values are left out. */
export function query(params: Record<string, string | number | boolean | null | undefined>): string {
  const given = Object.entries(params).filter(
    ([, value]) => value !== undefined && value !== null && value !== "",
  );
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text ? `?${text}` : "";
}

function isProblem(body: unknown): body is Problem {
  return typeof body === "object" && body !== null && "code" in body && "detail" in body;
}
