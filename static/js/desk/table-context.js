// Where a page holds several tables, all that opens, asks, refuses or may be undone says whose it is, and stands with it.
import { createContext, useContext } from "../h.js";

/** `{name, at}`, `at` being "left" or "right" where two stand side by side; null on the page of one table. */
export const Whose = createContext(null);
export const useWhose = () => useContext(Whose);

/** The class of what stands in one of two halves, beside its own. */
export const standing = (own, whose) => (whose?.at ? `${own} in-${whose.at}` : own);
