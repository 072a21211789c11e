import { words } from "@/shared/i18n/words";
import en from "./en.json";
import id from "./id.json";

/** The words of the board. */
export const WORDS = words(en, id);
