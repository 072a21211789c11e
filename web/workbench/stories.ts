import type { JSX } from "react";
import { COSTS } from "./costs";
import { FILMS } from "./films";
import { SETTINGS } from "./settings";
import { SHARED } from "./shared";

/** The states of a component, by what is special about each. */
export type States = Readonly<Record<string, () => JSX.Element | null>>;

export const STORIES: Readonly<Record<string, States>> = { ...SHARED, ...FILMS, ...COSTS, ...SETTINGS };
