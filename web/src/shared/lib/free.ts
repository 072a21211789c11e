import type { Sheet } from "@/shared/api/types";

/** Whether shooting with a model costs nothing; one whose price is not known may cost something. */
export function isFree({ price }: Pick<Sheet, "price">): boolean {
  return (price?.rules ?? []).length === 0 && price?.known !== false;
}
