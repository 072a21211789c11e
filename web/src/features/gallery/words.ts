import { words } from "@/shared/i18n/words";
import en from "./en.json";
import id from "./id.json";

export const WORDS = words(en, id);
export type Words = keyof typeof en;
