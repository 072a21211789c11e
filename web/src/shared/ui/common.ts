import { useWords, words } from "@/shared/i18n/words";
import en from "./en.json";
import id from "./id.json";

const WORDS = words(en, id);

/** Words that every part of the page uses. */
export const useCommon = () => useWords(WORDS);
